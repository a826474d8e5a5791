package io.autotag.provider;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is sent, and when it is sent again. */
final class SendingTest {

    private static final byte[] JPEG = {(byte) 0xff, (byte) 0xd8, 1, 2};
    private static final Instant NOW = Instant.parse("2026-11-26T10:00:00Z");

    @Test
    void aFormHoldsFieldsAndTheFile() {
        Payload payload = sending("\"as\": \"form\", \"field\": \"image\", \"fields\": {\"conf\": \"0.1\"}");
        String boundary = payload.contentType().replaceFirst("^multipart/form-data; boundary=", "");
        List<String> lines = List.of(
                "--B",
                "Content-Disposition: form-data; name=\"conf\"",
                "",
                "0.1",
                "--B",
                "Content-Disposition: form-data; name=\"image\"; filename=\"picture.jpg\"",
                "Content-Type: image/jpeg",
                "",
                new String(JPEG, StandardCharsets.ISO_8859_1),
                "--B--",
                "");
        assertThat(latin1(payload)).isEqualTo(String.join("\r\n", lines).replace("--B", "--" + boundary));
    }

    @Test
    void aDocumentHoldsThePictureAtItsPlace() {
        Payload payload = sending("\"as\": \"json\", \"at\": \"/requests/0/image\", \"prefix\": \"data:\","
                + " \"template\": {\"requests\": [{\"limit\": 5}]}");
        assertThat(payload.contentType()).startsWith("application/json");
        assertThat(latin1(payload)).isEqualTo("{\"requests\":[{\"limit\":5,\"image\":\"data:/9gBAg==\"}]}");
        assertThat(latin1(sending("\"as\": \"json\", \"at\": \"/0\", \"template\": [null, 3]")))
                .isEqualTo("[\"/9gBAg==\",3]");
    }

    @ParameterizedTest
    @CsvSource({
        "7, 7",
        "0, 0",
        "86400, 600",
        "'Thu, 26 Nov 2026 10:00:30 GMT', 30",
        "'Thu, 26 Nov 2026 09:00:00 GMT', 0"
    })
    void comesAgainWhenItIsToldTo(String header, int seconds) {
        assertThat(RetryAfter.of(Optional.of(header), NOW)).contains(Duration.ofSeconds(seconds));
    }

    @ParameterizedTest
    @CsvSource({"soon", "-3", "99999999999", "1.5"})
    void believesNoNonsense(String header) {
        assertThat(RetryAfter.of(Optional.of(header), NOW)).isEmpty();
    }

    @Test
    void waitsTwiceAsLongEachTimeUpToTenSeconds() {
        Patience patience = Patience.usual();
        assertThat(patience.after(1)).isEqualTo(Duration.ofMillis(500));
        assertThat(patience.after(3)).isEqualTo(Duration.ofSeconds(2));
        assertThat(patience.after(1_000)).isEqualTo(Duration.ofSeconds(10));
    }

    private static Payload sending(String send) {
        String description =
                Descriptions.boxes("https://example.org/").replace("\"seconds\": 1", "\"send\": {" + send + "}");
        return Provider.parse(description).sending().payload(JPEG);
    }

    private static String latin1(Payload payload) {
        return new String(payload.body(), StandardCharsets.ISO_8859_1);
    }
}
