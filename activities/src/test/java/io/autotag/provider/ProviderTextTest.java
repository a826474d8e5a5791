package io.autotag.provider;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import io.autotag.model.Head;
import io.autotag.model.ModelException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What descriptions say, and how they are refused. */
final class ProviderTextTest {

    private static final String URL = "https://example.org/detect";

    @Test
    void readsADescription() {
        Provider provider = Provider.parse(Descriptions.withSecret(URL));
        assertThat(provider.url()).isEqualTo(URL);
        assertThat(provider.origin()).isEqualTo("https://example.org");
        assertThat(provider.head()).isEqualTo(Head.HTTP_BOXES);
        assertThat(provider.headers()).isEqualTo(Map.of("X-Model", "ships"));
        assertThat(provider.secret())
                .contains(new SecretUse("key", SecretUse.Place.HEADER, "Authorization", "Bearer "));
        assertThat(provider.timeLimit()).isEqualTo(Duration.ofSeconds(1));
        assertThat(provider.concurrent()).isEqualTo(2);
        assertThat(provider.method()).isEqualTo("POST");
        assertThat(provider.sending()).isEqualTo(new PlainSending());
        assertThat(provider.quality()).isEqualTo(90);
        assertThat(Provider.parse(Descriptions.tags(URL)).head()).isEqualTo(Head.HTTP_TAGS);
    }

    @Test
    void theExampleOfTheManualIsADescription() throws IOException {
        String manual = Files.readString(Path.of("../docs/models.md"));
        String example = manual.replaceAll("(?s).*```json\\R(.*?)```.*", "$1");
        Provider provider = Provider.parse(example);
        assertThat(provider.origin()).isEqualTo("https://detect.example.org");
        assertThat(provider.sending().payload(new byte[] {1}).contentType()).startsWith("application/json");
    }

    static Stream<Arguments> faults() {
        return Stream.of(
                arguments("\"url\"", "\"adress\"", "adress"),
                arguments("\"url\"", "\"ulr\"", "url"),
                arguments(URL, "no address", "url"),
                arguments(URL, "https://user:word@example.org/", "url"),
                arguments("\"seconds\": 1", "\"seconds\": 61", "seconds"),
                arguments("\"concurrent\": 2", "\"concurrent\": 2.5", "concurrent"),
                arguments("\"longest_side\": 100", "\"longest_side\": \"big\"", "longest_side"),
                arguments("\"X-Model\"", "\"Authorization\"", "headers"),
                arguments("\"X-Model\"", "\"Content-Length\"", "headers"),
                arguments("\"X-Model\"", "\"X Model\"", "headers.X Model"),
                arguments("\"ships\"", "\"a\\r\\nb: c\"", "headers.X-Model"),
                arguments("\"/predictions\"", "\"predictions\"", "answer.boxes"),
                arguments("\"label\"", "\"labels\"", "answer.label"),
                arguments("\"xywh\"", "\"yxhw\"", "answer.box.form"),
                arguments("\"/box\"", "[\"/x\", \"/y\"]", "answer.box.at"),
                arguments("\"boxes\"", "\"tags\": \"/t\", \"boxes\"", "answer.tags"),
                arguments("\"seconds\": 1", "\"send\": {\"as\": \"smoke\"}", "send.as"),
                arguments("\"seconds\": 1", "\"send\": {\"as\": \"form\", \"field\": \"a\\\"b\"}", "send.field"),
                arguments("\"seconds\": 1", "\"send\": {\"as\": \"json\", \"at\": \"/a/b\"}", "send.at"),
                arguments("\"seconds\": 1", "\"secret\": {\"name\": \"key\"}", "secret.header"),
                arguments("\"seconds\": 1", "\"secret\": {\"name\": \"KEY\", \"query\": \"k\"}", "secret.name"),
                arguments("\"seconds\": 1", "\"secret\": {\"name\": \"k\", \"header\": \"Host\"}", "secret.header"));
    }

    @ParameterizedTest
    @MethodSource("faults")
    void saysAtWhichKeyItIsWrong(String written, String instead, String key) {
        String description = Descriptions.boxes(URL).replace(written, instead);
        assertThatThrownBy(() -> Provider.parse(description))
                .isInstanceOfSatisfying(ModelException.class, refused -> assertThat(refused.fieldErrors())
                        .containsKey(key));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "[]",
                "{",
                "{\"url\": \"https://example.org/\"}",
                "{\"autotag_provider\": 2}",
                "{\"a\":1,\"a\":2}"
            })
    void refusesWhatIsNoDescription(String text) {
        assertThatThrownBy(() -> Provider.parse(text)).isInstanceOf(ModelException.class);
    }

    @Test
    void refusesADescriptionThatIsTooLongOrTooDeep() {
        assertThatThrownBy(() -> Provider.parse(Descriptions.boxes(URL) + " ".repeat(70_000)))
                .hasMessageContaining("at most");
        assertThatThrownBy(() -> Provider.parse("{\"autotag_provider\": 1, \"a\": " + "[".repeat(1_000)))
                .isInstanceOf(ModelException.class);
    }

    @Test
    void aFileIsADescriptionByItsMark(@TempDir Path folder) throws IOException {
        Path file = Files.writeString(folder.resolve("ships.json"), "\n " + Descriptions.boxes(URL));
        assertThat(ProviderFile.isOne(file)).isTrue();
        assertThat(ProviderFile.recognise(file, Optional.of(Descriptions.CARD), "ships"))
                .satisfies(found -> {
                    assertThat(found.card().name()).isEqualTo("ships");
                    assertThat(found.card().toYaml())
                            .contains("head: http-boxes")
                            .doesNotContain("input");
                    assertThat(found.reason()).contains("https://example.org", "/predictions");
                });
        assertThat(ProviderFile.isOne(Files.writeString(folder.resolve("tfjs.json"), "{\"modelTopology\": {}}")))
                .isFalse();
        assertThat(ProviderFile.isOne(Files.write(folder.resolve("m.onnx"), new byte[] {8, 7})))
                .isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "labels: [a]\ninput: {size: 640}\n", "labels: [a]\nhead: yolo-v8\n"})
    void theCardNamesTheLabelsAndNothingOfTensors(String card, @TempDir Path folder) throws IOException {
        Path file = Files.writeString(folder.resolve("ships.json"), Descriptions.boxes(URL));
        assertThatThrownBy(() -> ProviderFile.recognise(file, Optional.of(card + "top_k: 3\n"), "ships"))
                .isInstanceOf(ModelException.class);
    }
}
