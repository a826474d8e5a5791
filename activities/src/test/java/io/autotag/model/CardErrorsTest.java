package io.autotag.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Every sentence that the author of a card may get to read. */
final class CardErrorsTest {

    private static final String SIZE_AS_A_LIST =
            "input.size is [height, width] in pixels, each from 1 to 4096, not a list.";

    private static final String COMPLETE =
            """
            name: harbour
            head: yolo-v8
            labels: [boat, person]
            input: {size: [640, 640], layout: NCHW, scale: 1/255}
            """;

    private static ModelException refused(String yaml) {
        ModelException refusal = catchThrowableOfType(ModelException.class, () -> ModelCard.parse(yaml));
        assertThat(refusal).as(yaml).isNotNull();
        assertThat(refusal.code()).isEqualTo(ModelError.CARD);
        return refusal;
    }

    private static Stream<Arguments> faults() {
        return Stream.of(
                arguments("treshold: 1", "treshold", "The key treshold is not known: did you mean thresholds?"),
                arguments(
                        "colour: RGB",
                        "colour",
                        "The key colour is not known: known are name, version, training_set, head, pooling, labels, labels_file,"
                                + " input, thresholds, calibration, keep_above, nms_iou, top_k."),
                arguments("name: []", "name", "name is a text of 1 to 200 characters, not []."),
                arguments("name: ' '", "name", "name is a text of 1 to 200 characters, not “ ”."),
                arguments("name: \"a\\0b\"", "name", "name is a text of 1 to 200 characters, not “a?b”."),
                arguments("version:", "version", "version is a text of 1 to 200 characters, not nothing."),
                arguments("head: yolo-v9", "head", "head is " + Words.or(Head.keys()) + ", not “yolo-v9”."),
                arguments("pooling: max", "pooling", "pooling is cls or mean, not “max”."),
                arguments(
                        "labels: 7",
                        "labels",
                        "labels is a list of 1 to 50000 names, or coco-80, coco-91, voc-20 or imagenet-1k, not “7”."),
                arguments(
                        "labels: []",
                        "labels",
                        "labels is a list of 1 to 50000 names, or coco-80, coco-91, voc-20 or imagenet-1k, not []."),
                arguments(
                        "labels: [cat, [dog]]",
                        "labels",
                        "labels has a name of 1 to 200 characters at every place, and at place 1 (counted from 0)"
                                + " stands no such name, not [dog]."),
                arguments(
                        "labels_file: ../secret.txt",
                        "labels_file",
                        "labels_file is the name of a .txt or .names file beside the model, not “../secret.txt”."),
                arguments(
                        "labels: [cat]\nlabels_file: names.txt",
                        "labels_file",
                        "labels_file cannot stand beside labels: leave one of them out, not “names.txt”."),
                arguments("input: RGB", "input", "input has keys and values of its own, not “RGB”."),
                arguments(
                        "input: {color: RGB}", "input.color", "The key input.color is not known: did you mean colour?"),
                arguments(
                        "input: {size: [640]}",
                        "input.size",
                        "input.size is [height, width] in pixels, each from 1 to 4096, not [640]."),
                arguments("input: {size: [[640], 2]}", "input.size", SIZE_AS_A_LIST),
                arguments("input: {size: [{height: 640}, 2]}", "input.size", SIZE_AS_A_LIST),
                arguments("input: {size: [" + "1, ".repeat(40) + "2]}", "input.size", SIZE_AS_A_LIST),
                arguments(
                        "input: {size: 5000}",
                        "input.size",
                        "input.size is [height, width] in pixels, each from 1 to 4096, not “5000”."),
                arguments("input: {layout: CHW}", "input.layout", "input.layout is NCHW or NHWC, not “CHW”."),
                arguments("input: {colour: rgb}", "input.colour", "input.colour is RGB or BGR, not “rgb”."),
                arguments(
                        "input: {resize: crop}",
                        "input.resize",
                        "input.resize is letterbox, letterbox-top-left, stretch or centre-crop, not “crop”."),
                arguments(
                        "input: {scale: 0}",
                        "input.scale",
                        "input.scale is a number over 0 and at most 1000000, not “0”."),
                arguments(
                        "input: {scale: 1/0}",
                        "input.scale",
                        "input.scale is a number over 0 and at most 1000000, not “1/0”."),
                arguments(
                        "input: {scale: .nan}",
                        "input.scale",
                        "input.scale is a number over 0 and at most 1000000, not “.nan”."),
                arguments(
                        "input: {mean: [1, 2]}",
                        "input.mean",
                        "input.mean is one number or a list of three, each from -1000000 to 1000000, not [1, 2]."),
                arguments(
                        "input: {std: [1, 0, 1]}",
                        "input.std",
                        "input.std is one number or a list of three, each over 0 and at most 1000000, not [1, 0, 1]."),
                arguments("input: {pad: 256}", "input.pad", "input.pad is a whole number from 0 to 255, not “256”."),
                arguments("thresholds: 0.5", "thresholds", "thresholds has keys and values of its own, not “0.5”."),
                arguments(
                        "thresholds: {default: 1}",
                        "thresholds.default",
                        "thresholds.default is a number between 0 and 1, not “1”."),
                arguments(
                        "calibration: {default: {a: 0, b: 1}}",
                        "calibration.default.a",
                        "calibration.default.a is a number over 0 and at most 100, not “0”."),
                arguments(
                        "calibration: {default: {a: 1}}",
                        "calibration.default.b",
                        "calibration.default.b must be written, not nothing."),
                arguments("keep_above: lots", "keep_above", "keep_above is a number from 0 to 1, not “lots”."),
                arguments("nms_iou: 0", "nms_iou", "nms_iou is a number over 0 and at most 1, not “0”."),
                arguments("top_k: 1.5", "top_k", "top_k is a whole number from 1 to 10000, not “1.5”."));
    }

    @ParameterizedTest
    @MethodSource("faults")
    void namesTheFieldAndTheRule(String yaml, String field, String sentence) {
        ModelException refusal = refused(yaml);
        assertThat(refusal.fieldErrors()).containsEntry(field, List.of(sentence));
    }

    private static Stream<Arguments> unfitting() {
        return Stream.of(
                arguments(
                        "thresholds: {bot: 0.5}",
                        "thresholds.bot",
                        "There is no label bot for thresholds: did you mean boat?"),
                arguments(
                        "calibration: {lighthouse: {b: 1}}",
                        "calibration.lighthouse",
                        "There is no label lighthouse for calibration: write one of the labels, or default."));
    }

    @Test
    void saysWhatHasNoMeaningForAnEmbedding() {
        String card = COMPLETE.replaceFirst("head: .*", "head: embedding");
        ModelException refusal = refused(card + "thresholds: {default: 0.5}\ncalibration: {default: {b: 1}}\n"
                + "keep_above: 0.1\nnms_iou: 0.5\ntop_k: 3\n");
        assertThat(refusal.fieldErrors().keySet())
                .containsExactly("labels", "thresholds", "calibration", "keep_above", "nms_iou", "top_k");
        assertThat(refusal.fieldErrors())
                .containsEntry(
                        "top_k", List.of("An embedding has no labels and no scores: leave top_k out of the card."));
        assertThat(refused(card.replace("labels: [boat, person]", "labels_file: a.txt"))
                        .fieldErrors())
                .containsOnlyKeys("labels_file");
        assertThat(refused(COMPLETE + "pooling: cls").fieldErrors())
                .containsEntry("pooling", List.of("Only an embedding is pooled: leave pooling out of the card."));
    }

    @ParameterizedTest
    @MethodSource("unfitting")
    void knowsTheLabelsOfScores(String more, String field, String sentence) {
        assertThat(refused(COMPLETE + more).fieldErrors())
                .containsOnlyKeys(field)
                .containsEntry(field, List.of(sentence));
    }

    @Test
    void namesEveryWrongFieldAtOnceInTheCardsOrder() {
        ModelException refusal = refused("top_k: 0\nnms_iou: 7\nname: []\ninput: {pad: -1}\nextra: 1\n");
        assertThat(refusal.fieldErrors().keySet()).containsExactly("extra", "name", "input.pad", "nms_iou", "top_k");
        assertThat(refusal.sentence()).endsWith("And 2 more.");
    }

    @Test
    void asksForEverythingThatIsMissingAtOnce() {
        ModelException refusal = refused("version: 2");
        assertThat(refusal.fieldErrors().keySet())
                .containsExactly("name", "head", "labels", "input.size", "input.layout", "input.scale");
        assertThat(refusal.sentence()).startsWith("Write name into the card: say what the model is called.");
    }

    @Test
    void needsTheLabelsThemselvesInACompleteCard() {
        ModelException refusal = refused(COMPLETE.replace("labels: [boat, person]", "labels_file: names.txt"));
        assertThat(refusal.sentence())
                .isEqualTo("The file names.txt is not at hand here: write the names under labels instead.");
    }

    private static Stream<Arguments> noCards() {
        return Stream.of(
                arguments("", "The card is empty or no list of keys and values: write it as “key: value” lines."),
                arguments("- 1", "The card is empty or no list of keys and values: write it as “key: value” lines."),
                arguments("a: &x 1\nb: *x", "The card uses the YAML alias *x: write the value out instead."),
                arguments("a: &x {b: 1}\n<<: *x", "The card uses the YAML alias *x: write the value out instead."),
                arguments("a: 1\n---\nb: 2", "The card holds more than one YAML document: leave only the first one."),
                arguments("name: a\nname: b", "The key name occurs more than once: leave only one."),
                arguments("a: [[[[[[[[[1]]]]]]]]]", "The card is nested more than 8 levels deep."),
                arguments("a: [1", "The card is no YAML that can be read: line 1: while parsing a flow sequence."),
                arguments(
                        "#" + "x".repeat(CardYaml.LONGEST),
                        "The card has 2000001 characters; at most 2000000 are allowed."));
    }

    @ParameterizedTest
    @MethodSource("noCards")
    void saysWhyATextIsNoCard(String yaml, String sentence) {
        assertThat(refused(yaml).sentence()).isEqualTo(sentence);
    }

    @Test
    void isNotBlownUpByAliases() {
        StringBuilder bomb = new StringBuilder("a: &a [lol, lol]\n");
        for (char name = 'b'; name < 'z'; name++) {
            String before = "*" + (char) (name - 1);
            bomb.append(name)
                    .append(": &")
                    .append(name)
                    .append(" [")
                    .append(before)
                    .append(", ");
            bomb.append(before).append("]\n");
        }
        assertThat(refused(bomb.toString()).sentence()).startsWith("The card uses the YAML alias *a");
    }
}
