package io.autotag.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import io.autotag.embedding.Embedding;
import io.autotag.image.TensorSpec.Layout;
import io.autotag.image.TensorSpec.Resize;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Files as people bring them, through the real runtime: what is found in them. */
final class ModelFileTest {

    @TempDir
    private Path folder;

    private Recognition inspect(byte[] file, String card) {
        return ModelFile.inspect(
                ModelFiles.write(folder, file), Optional.of(card), "harbour", TaggerOptions.defaults());
    }

    @Test
    void takesAllFromAFileThatSaysWhatItIs() {
        Recognition recognition = ModelFile.inspect(
                ModelFiles.write(
                        folder, TinyModels.ultralytics(TinyModels.yoloV8(1)).file()),
                Optional.empty(),
                "harbour",
                TaggerOptions.defaults());
        ModelCard card = recognition.card();
        assertThat(card.name()).isEqualTo("harbour");
        assertThat(card.head()).isEqualTo(Head.YOLO_V8);
        assertThat(card.labels()).containsExactly("red", "green", "blue'ish");
        assertThat(card.input().scale()).isEqualTo(1 / 255f);
        assertThat(card.input().resize()).isEqualTo(Resize.LETTERBOX);
        assertThat(card.input().pad()).isEqualTo(114);
        assertThat(recognition.reason())
                .startsWith(
                        "The file says that it is an Ultralytics detector (task=detect with 3 names in its metadata)")
                .endsWith("Its 3 labels stand in the file's metadata, under names.");
        assertThat(ModelCard.parse(card.toYaml())).isEqualTo(card);
    }

    @Test
    void believesTheCardBeforeTheFile() {
        String card = TinyModels.card("yolo-v8") + "name: mine\n";
        ModelCard completed = inspect(
                        TinyModels.ultralytics(TinyModels.yoloV8(1)).file(), card.replace("name: tiny\n", ""))
                .card();
        assertThat(completed.labels()).containsExactly("red", "green", "blue");
        assertThat(completed.name()).isEqualTo("mine");
        assertThat(completed.input().resize()).isEqualTo(Resize.STRETCH);
    }

    private static Stream<Arguments> recognised() {
        String noHead = TinyModels.card("").replace("head: \n", "");
        return Stream.of(
                arguments(TinyModels.detector(), noHead, Head.YOLO_END2END),
                arguments(TinyModels.halfDetector(), noHead, Head.YOLO_END2END),
                arguments(TinyModels.yoloV8(), noHead, Head.YOLO_V8),
                arguments(TinyModels.yoloV8InParts(), noHead, Head.YOLO_V8),
                arguments(TinyModels.classifier(), noHead, Head.CLASSIFIER_SOFTMAX),
                arguments(TinyModels.batchOfFour(), noHead, Head.CLASSIFIER_SOFTMAX),
                arguments(TinyModels.byteClassifier(), noHead.replace("1/255", "1"), Head.CLASSIFIER_SOFTMAX),
                arguments(TinyModels.tagger(), noHead, Head.CLASSIFIER_SIGMOID));
    }

    @ParameterizedTest
    @MethodSource("recognised")
    void recognisesTheHeadWithoutBeingTold(byte[] file, String card, Head head) {
        assertThat(inspect(file, card).card().head()).isEqualTo(head);
    }

    @Test
    void readsEmbeddingsWhereACardSaysSo() throws ItemProblem {
        Embedding purple = Embedding.of(new double[] {0.8, 0, 0.4}).orElseThrow();
        assertThat(embedding(TinyModels.describer(), TinyModels.DESCRIBER_CARD).values())
                .containsExactly(purple.values(), within(1e-5f));
        for (String pooling : List.of("pooling: cls\n", "pooling: mean\n")) {
            assertThat(embedding(TinyModels.describerOfRows(), TinyModels.DESCRIBER_CARD + pooling)
                            .values())
                    .containsExactly(purple.values(), within(1e-5f));
        }
        assertThatThrownBy(() -> inspect(TinyModels.describerOfRows(), TinyModels.DESCRIBER_CARD))
                .hasMessage(
                        "The card says head: embedding, which reads one output [N, numbers] or [N, numbers, 1, 1] of 2"
                                + " to 4096 numbers, or, with pooling: cls or pooling: mean in the card, one output [N, parts,"
                                + " numbers], but the model gives last_hidden_state [1, 64, 3].");
    }

    private Embedding embedding(byte[] file, String card) throws ItemProblem {
        Path onnx = ModelFiles.write(folder, file);
        ModelCard complete = ModelFile.inspect(onnx, Optional.of(card)).card();
        try (Tagger tagger = Tagger.open(onnx, complete, TaggerOptions.defaults())) {
            Tagged answer = tagger.tag(PlainPicture.of(200, 100, PlainPicture.PURPLE));
            assertThat(answer.tags()).isEmpty();
            return answer.embedding().orElseThrow();
        }
    }

    @Test
    void readsTheLayoutAndThatBytesAreNotScaled() {
        ModelCard card =
                inspect(TinyModels.byteClassifier(), "labels: [a, b, c]").card();
        assertThat(card.input().layout()).isEqualTo(Layout.NHWC);
        assertThat(card.input().scale()).isEqualTo(1);
    }

    @Test
    void readsLabelsFromAFileBesideTheModel() throws IOException {
        Files.writeString(folder.resolve("colours.txt"), "red\n green \n\nblue\n");
        String card = TinyModels.CLASSIFIER_CARD.replace("labels: [red, green, blue]", "labels_file: colours.txt");
        assertThat(inspect(TinyModels.classifier(), card).card().labels()).containsExactly("red", "green", "blue");
    }

    @Test
    void recognisesARealClassifierOfTextDirections() {
        String card = "labels: [upright, turned]\ninput: {size: [48, 192], scale: 1/255, mean: 0.5, std: 0.5}\n";
        Recognition recognition = ModelFile.inspect(ModelFiles.real(folder, TinyModels.ORIENTATION), Optional.of(card));
        assertThat(recognition.card().head()).isEqualTo(Head.CLASSIFIER_SOFTMAX);
        assertThat(recognition.reason()).isEqualTo("It answers with 2 probabilities that add up to 1.");
    }

    @Test
    void theSameBytesHaveTheSameCardWhateverTheFileIsCalled() throws IOException {
        Path one = Files.write(folder.resolve("one.onnx"), TinyModels.classifier());
        Path other = Files.write(folder.resolve("other.onnx"), TinyModels.classifier());
        Optional<String> card = Optional.of(TinyModels.CLASSIFIER_CARD.replace("name: tiny\n", ""));
        assertThat(ModelFile.inspect(one, card).card().sha256())
                .isEqualTo(ModelFile.inspect(other, card).card().sha256());
    }
}
