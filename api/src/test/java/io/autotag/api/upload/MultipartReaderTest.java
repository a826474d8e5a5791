package io.autotag.api.upload;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.autotag.api.error.ApiException;
import io.autotag.api.upload.MultipartReader.Part;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class MultipartReaderTest {

    private static final Optional<String> TYPE = Optional.of("multipart/form-data; boundary=XX");
    private static final String HEAD = "Content-Disposition: form-data; name=\"";

    @Test
    void readsFieldsAndAFile() throws IOException {
        MultipartReader reader = reader("--XX\r\n" + HEAD + "key\"\r\n\r\nvalue\r\n--XX\r\n" + HEAD
                + "file\"; filename=\"ü.jpg\"\r\nContent-Type: image/jpeg\r\n\r\nbytes\r\n--XX--\r\n");
        assertThat(reader.next().orElseThrow().text(100)).isEqualTo("value");
        Part file = reader.next().orElseThrow();
        assertThat(file.name()).isEqualTo("file");
        assertThat(file.fileName()).contains("ü.jpg");
        assertThat(file.contentType()).contains("image/jpeg");
        assertThat(file.content().readAllBytes())
                .asString(StandardCharsets.UTF_8)
                .isEqualTo("bytes");
        assertThat(reader.next()).isEmpty();
        assertThat(reader.next()).isEmpty();
    }

    @Test
    void skipsWhatWasNotReadAndAPreamble() throws IOException {
        MultipartReader reader =
                reader("hello\r\n--XX\r\n" + HEAD + "a\"\r\n\r\nunread\r\n--XX\r\n" + HEAD + "b\"\r\n\r\n\r\n--XX--");
        assertThat(reader.next().orElseThrow().name()).isEqualTo("a");
        assertThat(reader.next().orElseThrow().text(10)).isEmpty();
        assertThat(reader.next()).isEmpty();
    }

    @Test
    void keepsBytesThatLookLikeABoundary() throws IOException {
        String content = "\r\n--X\r\n--YX\r\n-\r\r\n--XY";
        MultipartReader reader = reader("--XX\r\n" + HEAD + "a\"\r\n\r\n" + content + "\r\n--XX--\r\n");
        assertThat(reader.next().orElseThrow().text(100)).isEqualTo(content);
    }

    @Test
    void givesLargeContentUnchangedHoweverItArrives() throws IOException {
        byte[] content = new byte[300_000];
        new Random(1).nextBytes(content);
        ByteArrayOutputStream body = new ByteArrayOutputStream();
        body.write(("--XX\r\n" + HEAD + "file\"\r\n\r\n").getBytes(StandardCharsets.UTF_8));
        body.write(content);
        body.write("\r\n--XX--\r\n".getBytes(StandardCharsets.UTF_8));
        MultipartReader reader = new MultipartReader(new Dripping(body.toByteArray()), TYPE);
        assertThat(reader.next().orElseThrow().content().readAllBytes()).isEqualTo(content);
        assertThat(reader.next()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "--XX",
                "--XX\r\n",
                "--XX\r\nContent-Disposition: form-data; name=\"a\"\r\n\r\nno end",
                "--XX\r\nContent-Disposition: form-data; name=\"a\"\r\n\r\nx\r\n--X",
                "--XX\r\nContent-Disposition: form-data\r\n\r\nx\r\n--XX--",
                "--XX\r\nContent-Type: a/b\r\n\r\nx\r\n--XX--",
                "--XXjunk\r\n\r\nx\r\n--XX--"
            })
    void refusesABrokenBody(String body) {
        assertThatThrownBy(() -> readAll(body))
                .isInstanceOf(ApiException.class)
                .hasMessageStartingWith("The multipart body is malformed");
    }

    @Test
    void refusesEndlessHeaders() {
        String body = "--XX\r\n" + "A: b\r\n".repeat(40) + "\r\n\r\n--XX--";
        assertThatThrownBy(() -> readAll(body)).hasMessageContaining("headers");
        assertThatThrownBy(() -> readAll("--XX\r\nA: " + "b".repeat(10_000))).hasMessageContaining("too long");
    }

    @Test
    void refusesEndlessParts() {
        String part = "--XX\r\n" + HEAD + "a\"\r\n\r\nx\r\n";
        assertThatThrownBy(() -> readAll(part.repeat(70) + "--XX--")).hasMessageContaining("parts");
    }

    @Test
    void refusesAFieldOverItsLength() throws IOException {
        Part part =
                reader("--XX\r\n" + HEAD + "a\"\r\n\r\nlonger\r\n--XX--").next().orElseThrow();
        assertThatThrownBy(() -> part.text(3)).hasMessageContaining("Longer than 3 bytes");
    }

    @Test
    void refusesAFieldThatIsNotWrittenInUtf8() throws IOException {
        byte[] latin = ("--XX\r\n" + HEAD + "card\"\r\n\r\nname: Möwe\r\n--XX--").getBytes(StandardCharsets.ISO_8859_1);
        Part part = new MultipartReader(new ByteArrayInputStream(latin), TYPE)
                .next()
                .orElseThrow();
        assertThatThrownBy(() -> part.text(100))
                .isInstanceOf(ApiException.class)
                .hasMessageContaining("The card is not written in UTF-8: save it as UTF-8.");
    }

    @Test
    void needsABoundary() {
        InputStream none = InputStream.nullInputStream();
        assertThatThrownBy(() -> new MultipartReader(none, Optional.empty())).hasMessageContaining("multipart");
        assertThatThrownBy(() -> new MultipartReader(none, Optional.of("multipart/form-data")))
                .hasMessageContaining("boundary");
    }

    private static void readAll(String body) throws IOException {
        MultipartReader reader = reader(body);
        Optional<Part> part = reader.next();
        while (part.isPresent()) {
            part.get().content().readAllBytes();
            part = reader.next();
        }
    }

    private static MultipartReader reader(String body) {
        return new MultipartReader(new ByteArrayInputStream(body.getBytes(StandardCharsets.UTF_8)), TYPE);
    }

    /** Hands out a few bytes at a time, as a network does. */
    private static final class Dripping extends ByteArrayInputStream {

        private final Random sizes = new Random(2);

        Dripping(byte[] bytes) {
            super(bytes);
        }

        @Override
        public int read(byte[] bytes, int offset, int length) {
            return super.read(bytes, offset, Math.min(length, 1 + sizes.nextInt(3000)));
        }
    }
}
