package io.autotag.model;

import static io.autotag.model.TinyGraph.FLOAT32;
import static io.autotag.model.TinyGraph.INT64;
import static io.autotag.model.TinyGraph.STRING;
import static io.autotag.model.TinyGraph.texts;
import static io.autotag.model.TinyGraph.whole;
import static io.autotag.model.TinyGraph.wholes;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ai.onnx.proto.OnnxMl.AttributeProto;
import java.awt.Color;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Classifiers that answer with the names of their classes, as converters from scikit-learn and Custom Vision write them. */
final class NamedRowsTest {

    private static final String[] NAMES = {"zebra", "cat", "ant"};
    private static final List<String> SORTED = List.of("ant", "cat", "zebra");
    private static final byte[] RED = PlainPicture.of(8, 8, Color.RED);

    @TempDir
    private Path folder;

    /** Ten times the mean of each channel by softmax, and the name of some class beside it. */
    private static TinyGraph graph(AttributeProto names, int keyType) {
        return graph("probabilities", names, keyType);
    }

    /** @param numbers which of its numbers it answers with */
    private static TinyGraph graph(String numbers, AttributeProto names, int keyType) {
        return new TinyGraph()
                .imports("ai.onnx.ml", 1)
                .input("data", FLOAT32, -1, 3, TinyModels.SIDE, TinyModels.SIDE)
                .node("ReduceMean", "data", "means", wholes("axes", 2, 3), whole("keepdims", 0))
                .floats("ten", new long[] {1}, 10)
                .node("Mul", "means ten", "logits")
                .node("Softmax", "logits", "probabilities", whole("axis", 1))
                .node("ArgMax", "probabilities", "best", whole("axis", 1), whole("keepdims", 0))
                .node("ai.onnx.ml", "ZipMap", numbers, "loss", names)
                .namedNumbers("loss", keyType);
    }

    private static TinyGraph customVision() {
        return graph(texts("classlabels_strings", NAMES), STRING)
                .node(
                        "ai.onnx.ml",
                        "LabelEncoder",
                        "best",
                        "classLabel",
                        wholes("keys_int64s", 0, 1, 2),
                        texts("values_strings", NAMES))
                .imports("ai.onnx.ml", 2)
                .output("classLabel", STRING, -1)
                .metadata("image.bitmapPixelFormat", "Bgr8")
                .metadata("Image.NominalPixelRange", "Normalized_0_1");
    }

    private Recognition inspect(byte[] file, String card) {
        return ModelFile.inspect(
                ModelFiles.write(folder, file), Optional.of(card).filter(text -> !text.isEmpty()));
    }

    private Tag surest(TinyGraph graph, String card) throws ItemProblem {
        Path onnx = ModelFiles.write(folder, graph.file());
        try (Tagger tagger = Tagger.open(onnx, inspect(graph.file(), card).card(), TaggerOptions.defaults())) {
            return tagger.tag(RED).tags().get(0);
        }
    }

    @Test
    void theFileNamesItsLabelsAndSaysHowPicturesArePrepared() throws ItemProblem {
        Recognition found = inspect(customVision().file(), "");
        assertThat(found.card().head()).isEqualTo(Head.CLASSIFIER_SOFTMAX);
        assertThat(found.card().labels()).isEqualTo(SORTED);
        assertThat(found.reason())
                .isEqualTo("It answers with 3 classes by name, each with a probability; they add up to 1."
                        + " Its 3 labels stand in the model, beside its numbers.");
        assertThat(surest(customVision(), "").label()).isEqualTo("ant");
        assertThat(surest(customVision(), "input: {colour: RGB}").label()).isEqualTo("zebra");
    }

    @Test
    void theCompleteCardFitsAgain() {
        String complete = inspect(customVision().file(), "").card().toYaml();
        assertThat(inspect(customVision().file(), complete).card().labels()).isEqualTo(SORTED);
    }

    @Test
    void aCardCannotGiveTheNumbersOtherNames() {
        assertThatThrownBy(() -> inspect(customVision().file(), "labels: [zebra, cat, ant]"))
                .isInstanceOf(ModelException.class)
                .hasMessageContaining("names its classes itself")
                .hasMessageContaining("leave labels out of the card");
    }

    @Test
    void aNameThatCanBeNoLabelIsToldOf() {
        byte[] file =
                graph(texts("classlabels_strings", "a", "b\nc", "d"), STRING).file();
        assertThatThrownBy(() -> inspect(file, "input: {scale: 1/255}"))
                .isInstanceOf(ModelException.class)
                .hasMessageContaining("\"b?c\", which cannot be a label");
    }

    @Test
    void aModelThatAnswersWithTextsAloneIsRefused() {
        byte[] file = customVision().onlyOutput("classLabel", STRING, -1).file();
        assertThatThrownBy(() -> inspect(file, ""))
                .isInstanceOf(ModelException.class)
                .hasMessageContaining("output classLabel is STRING, which holds no numbers");
    }

    @Test
    void numbersOfClassesAreInTheirOrderAndNamedByTheCard() throws ItemProblem {
        TinyGraph numbered =
                graph(wholes("classlabels_int64s", 10, 9, 2), INT64).output("best", INT64, -1);
        String card = "labels: [low, middle, high]\ninput: {scale: 1/255}";
        assertThat(surest(numbered, card).label()).isEqualTo("high");
    }

    @ParameterizedTest
    @CsvSource({"means, CLASSIFIER_SIGMOID", "logits, CLASSIFIER_SOFTMAX"})
    void otherNumbersMakeLabelsOfTheirOwnOrAreNoProbabilitiesYet(String numbers, Head head) {
        byte[] file =
                graph(numbers, texts("classlabels_strings", NAMES), STRING).file();
        Recognition found = inspect(file, "input: {scale: 1/255}");
        assertThat(found.card().head()).isEqualTo(head);
        assertThat(found.reason()).startsWith("It answers with 3 classes by name, each with a number of its own.");
    }

    @Test
    void whatHasNoRowOfNumbersForEachPictureIsRefused() {
        SortedMap<Object, Object> row = new TreeMap<>(Map.of("a", 1f, "b", 2f));
        assertRefused(List.of(), "names no classes");
        assertRefused(List.of(new TreeMap<>()), "names no classes");
        assertRefused(List.of(many()), "or more than 50000");
        assertRefused(List.of(row, new TreeMap<>(Map.of("a", 1f, "c", 2f))), "other classes");
        assertRefused(List.of(new TreeMap<>(Map.of("a", "high"))), "classes without numbers");
    }

    @Test
    void aPictureWithOtherClassesThanThoseBeforeIsRefused() throws ItemProblem {
        Output output = new Output("loss");
        NamedRows.fill(output, List.of(new TreeMap<>(Map.of("a", 1f, "b", 2f))));
        NamedRows.fill(output, List.of(new TreeMap<>(Map.of("a", 3f, "b", 4f))));
        assertThat(output.names()).containsExactly("a", "b");
        assertThatThrownBy(() -> NamedRows.fill(output, List.of(new TreeMap<>(Map.of("a", 1f, "c", 2f)))))
                .isInstanceOf(ItemProblem.class)
                .hasMessageContaining("than when the model was tried");
    }

    private static SortedMap<Object, Object> many() {
        SortedMap<Object, Object> many = new TreeMap<>();
        for (long number = 0; number <= CardLabels.MOST; number++) {
            many.put(number, 0f);
        }
        return many;
    }

    private static void assertRefused(List<SortedMap<Object, Object>> rows, String words) {
        assertThatThrownBy(() -> NamedRows.fill(new Output("loss"), rows))
                .isInstanceOf(ItemProblem.class)
                .hasMessageContaining(words);
    }

    @Test
    void picturesThatGoInTogetherGetTheAnswersThatTheyGetAlone() throws ItemProblem {
        Path onnx = ModelFiles.write(folder, customVision().file());
        ModelCard card = ModelFile.inspect(onnx, Optional.empty()).card();
        List<byte[]> pictures = List.of(RED, PlainPicture.of(9, 7, Color.GREEN), PlainPicture.of(5, 5, Color.BLUE));
        try (Tagger tagger = Tagger.open(onnx, card, TaggerOptions.defaults().called(new Calling(1, 1, 3)))) {
            assertThat(tagger.together()).isEqualTo(BatchSizes.full(3));
            List<Answer> together = tagger.tag(pictures, WorkTime.start());
            for (int i = 0; i < pictures.size(); i++) {
                assertThat(together.get(i).get()).isEqualTo(tagger.tag(pictures.get(i)));
            }
            assertThat(together.get(1).get().tags().get(0).label()).isEqualTo("cat");
        }
    }
}
