package io.autotag.provider;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import io.autotag.image.Placement;
import io.autotag.image.Placement.Area;
import io.autotag.model.Box;
import io.autotag.model.ItemProblem;
import io.autotag.model.ItemProblem.Code;
import io.autotag.model.Level;
import io.autotag.model.Tag;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Answers of providers, good and hostile ones. A picture of 200 × 100 pixels was sent as one of 100 × 50. */
final class AnswerReaderTest {

    private static final String URL = "https://example.org/detect";
    private static final String BOXES = Descriptions.boxes(URL);
    private static final Placement HALF = new Placement(200, 100, new Area(0, 0, 200, 100), new Area(0, 0, 100, 50));

    @Test
    void bringsBoxesIntoThePixelsOfThePicture() throws ItemProblem {
        String answer = predictions(
                Descriptions.entry("buoy", 0.5, 10, 5, 20, 10), Descriptions.entry("boat", 0.9, 0, 0, 100, 50));
        List<Tag> tags = read(BOXES, answer);
        assertThat(tags).extracting(Tag::label).containsExactly("boat", "buoy");
        assertThat(tags).extracting(Tag::confidence).containsExactly(0.9f, 0.5f);
        assertThat(tags.get(0).score()).isCloseTo(0.8f, within(1e-6f));
        assertThat(tags).extracting(Tag::box).containsExactly(new Box(0, 0, 200, 100), new Box(20, 10, 40, 20));
    }

    @ParameterizedTest
    @CsvSource({
        "xyxy, pixels, '[10, 5, 30, 15]'",
        "cxcywh, pixels, '[20, 10, 20, 10]'",
        "xywh, relative, '[0.1, 0.1, 0.2, 0.2]'"
    })
    void readsEveryFormOfABox(String form, String units, String box) throws ItemProblem {
        String description = BOXES.replace("\"xywh\"", '"' + form + "\", \"units\": \"" + units + '"');
        String answer = predictions("{\"class\": 0, \"p\": 1, \"box\": " + box + "}");
        assertThat(read(description, answer)).singleElement().satisfies(tag -> {
            assertThat(tag.label()).isEqualTo("boat");
            Box found = Objects.requireNonNull(tag.box());
            assertThat(found.x()).isBetween(19.999f, 20.001f);
            assertThat(found.y()).isBetween(9.999f, 10.001f);
            assertThat(found.w()).isBetween(39.999f, 40.001f);
            assertThat(found.h()).isBetween(19.999f, 20.001f);
        });
    }

    @Test
    void readsFourNumbersFromFourPlaces() throws ItemProblem {
        String description = BOXES.replace("\"/box\"", "[\"/at/x\", \"/at/y\", \"/w\", \"/h\"]");
        String answer =
                predictions("{\"class\": \"boat\", \"p\": 1, \"at\": {\"x\": 1, \"y\": 2}, \"w\": 3, \"h\": 4}");
        assertThat(read(description, answer)).extracting(Tag::box).containsExactly(new Box(2, 4, 6, 8));
    }

    @Test
    void readsTagsInPerCentAndLeavesOutWhatTheCardDoesNotHave() throws ItemProblem {
        String description = Descriptions.tags(URL);
        String answer = "{\"labels\": [{\"name\": \"boat\", \"percent\": 75}, {\"name\": \"sky\", \"percent\": 99}]}";
        assertThat(read(description, answer)).singleElement().satisfies(tag -> {
            assertThat(tag.label()).isEqualTo("boat");
            assertThat(tag.level()).isEqualTo(Level.IMAGE);
            assertThat(tag.confidence()).isEqualTo(0.75f);
        });
        assertThat(read(description, "{}")).isEmpty();
    }

    @Test
    void clipsBoxesAndDropsThoseOutside() throws ItemProblem {
        String answer = predictions(
                Descriptions.entry("boat", 0.9, -50, -50, 1e6, 1e6), Descriptions.entry("boat", 0.9, 500, 10, 10, 10));
        assertThat(read(BOXES, answer)).extracting(Tag::box).containsExactly(new Box(0, 0, 200, 100));
    }

    static Stream<Arguments> bad() {
        return Stream.of(
                arguments("no JSON", Code.PROVIDER, "no JSON"),
                arguments("", Code.PROVIDER, "no list at /predictions"),
                arguments("{\"error\": \"oops\"}", Code.PROVIDER, "no list at /predictions"),
                arguments("[".repeat(10_000), Code.PROVIDER, "too deep"),
                arguments(predictions("[0],".repeat(200_000) + "[0]"), Code.PROVIDER, "too large"),
                arguments(predictions("{\"p\": 1}"), Code.PROVIDER, "/class"),
                arguments(predictions(Descriptions.entry("shark", 1, 0, 0, 1, 1)), Code.PROVIDER, "shark"),
                arguments(predictions("{\"class\": 7, \"p\": 1, \"box\": [0, 0, 1, 1]}"), Code.PROVIDER, "class 7"),
                arguments(
                        predictions("{\"class\": 0, \"p\": 87, \"box\": [0, 0, 1, 1]}"),
                        Code.PROVIDER,
                        "confidence of 87, which is not from 0 to 1: answer.confidence_out_of"),
                arguments(
                        predictions("{\"class\": 0, \"p\": -1, \"box\": [0, 0, 1, 1]}"),
                        Code.PROVIDER,
                        "confidence of -1"),
                arguments(
                        predictions("{\"class\": 0, \"p\": \"1\", \"box\": [0, 0, 1, 1]}"),
                        Code.PROVIDER,
                        "no number at /p"),
                arguments(predictions("{\"class\": 0, \"p\": NaN, \"box\": [0, 0, 1, 1]}"), Code.PROVIDER, "no JSON"),
                arguments(
                        predictions("{\"class\": 0, \"p\": 1e999, \"box\": [0, 0, 1, 1]}"), Code.NON_FINITE, "bounds"),
                arguments(predictions("{\"class\": 0, \"p\": 1, \"box\": [0, 0, 1e39, 1]}"), Code.NON_FINITE, "bounds"),
                arguments(predictions("{\"class\": 0, \"p\": 1, \"box\": [0, 0, 1]}"), Code.PROVIDER, "four numbers"),
                arguments(
                        predictions("{\"class\": 0, \"p\": 1, \"box\": [0, 0, 1, null]}"), Code.PROVIDER, "no number"));
    }

    @ParameterizedTest
    @MethodSource("bad")
    void saysWhatIsWrongWithAnAnswer(String answer, Code code, String sentence) {
        assertThatThrownBy(() -> read(BOXES, answer)).isInstanceOfSatisfying(ItemProblem.class, problem -> {
            assertThat(problem.code()).isEqualTo(code);
            assertThat(problem.sentence()).contains(sentence);
        });
    }

    @Test
    void keepsAThousandBoxesOfAnAnswerWithoutMeasure() throws ItemProblem {
        String entry = Descriptions.entry("boat", 0.9, 0, 0, 10, 10);
        assertThat(read(BOXES, predictions((entry + ",").repeat(20_000) + entry)))
                .hasSize(1_000);
    }

    private static String predictions(String... entries) {
        return "{\"predictions\": [" + String.join(",", entries) + "]}";
    }

    private static List<Tag> read(String description, String answer) throws ItemProblem {
        Provider provider = Provider.parse(description);
        return new AnswerReader(provider.reading(), Descriptions.card(provider))
                .read(answer.getBytes(StandardCharsets.UTF_8), HALF)
                .tags();
    }
}
