package io.autotag.model;

import static io.autotag.model.TinyGraph.FLOAT32;
import static io.autotag.model.TinyGraph.INT64;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Files as people bring them, through the real runtime: which are refused, and with which sentence. */
final class ModelFileRefusalTest {

    @TempDir
    private Path folder;

    private ModelException refused(byte[] file, String card) {
        ModelException refusal = catchThrowableOfType(
                ModelException.class,
                () -> ModelFile.inspect(
                        ModelFiles.write(folder, file), Optional.of(card), "harbour.onnx", TaggerOptions.defaults()));
        assertThat(refusal).isNotNull();
        return refusal;
    }

    @Test
    void doesNotFollowALinkToLabels(@TempDir Path elsewhere) throws IOException {
        Path secret = Files.writeString(elsewhere.resolve("secret.txt"), "a\nb\nc\n");
        Files.createSymbolicLink(folder.resolve("colours.txt"), secret);
        String card = TinyModels.CLASSIFIER_CARD.replace("labels: [red, green, blue]", "labels_file: colours.txt");
        assertThat(refused(TinyModels.classifier(), card).fieldErrors()).containsOnlyKeys("labels_file");
    }

    @Test
    void asksForEverythingThatARealFileDoesNotSay() {
        Path onnx = ModelFiles.real(folder, TinyModels.ORIENTATION);
        ModelException refusal =
                catchThrowableOfType(ModelException.class, () -> ModelFile.inspect(onnx, Optional.empty()));
        assertThat(refusal.code()).isEqualTo(ModelError.UNDECIDED);
        assertThat(refusal.fieldErrors().keySet()).containsExactly("labels", "input.size", "input.scale");
    }

    @Test
    void declinesARealDetectorOfTextRegions() {
        Path onnx = ModelFiles.real(folder, "ch_PP-OCRv4_det_infer.onnx");
        ModelException refusal =
                catchThrowableOfType(ModelException.class, () -> ModelFile.inspect(onnx, Optional.empty()));
        assertThat(refusal.code()).isEqualTo(ModelError.UNSUPPORTED);
        assertThat(refusal.sentence())
                .isEqualTo("It answers with sigmoid_0.tmp_0 [1, 1, 320, 320], a picture or heat map, as models for"
                        + " segmentation, text regions, depth or restoration do. It says nothing that could be a tag:"
                        + " use a classifier or a detector.");
    }

    private static byte[] withInput(int type, long... shape) {
        return new TinyGraph()
                .input("x", type, shape)
                .node("Identity", "x", "y")
                .output("y", type, shape)
                .file();
    }

    private static Stream<Arguments> refused() {
        String card = TinyModels.CLASSIFIER_CARD;
        TinyGraph unknownTwo = TinyModels.classifierGraph().input("mask", FLOAT32, 1, 2);
        return Stream.of(
                arguments(
                        TinyModels.fiveClasses(),
                        card,
                        ModelError.CARD,
                        "labels",
                        "The model has 5 classes, but 3 labels are given: list one name for each class, in the order of"
                                + " its outputs."),
                arguments(
                        TinyModels.detector(),
                        TinyModels.DETECTOR_CARD.replace("[red, green, blue]", "[red]"),
                        ModelError.CARD,
                        "labels",
                        "The model answered with class 1 (counted from 0), but its card has only 1 label."),
                arguments(
                        TinyModels.detector(),
                        card,
                        ModelError.CARD,
                        "head",
                        "The card says head: classifier-softmax, which reads one output [N, classes] or [N, classes, 1,"
                                + " 1] with at least 2 classes, but the model gives output0 [1, 3, 6]."),
                arguments(
                        TinyModels.classifier(),
                        card.replace("resize: stretch", "size: [32, 64]"),
                        ModelError.CARD,
                        "input.size",
                        "input.size is [32, 64], but the model's input is images float32 [?, 3, 64, 64]: write [height,"
                                + " width] as there, or leave it out."),
                arguments(
                        TinyModels.classifier(),
                        card.replace("resize: stretch", "layout: NHWC"),
                        ModelError.CARD,
                        "input.layout",
                        "input.layout is NHWC, but the model's input is images float32 [?, 3, 64, 64], that is NCHW."),
                arguments(
                        TinyModels.neverANumber(),
                        card,
                        ModelError.FILE,
                        "",
                        "The model was tried on a made-up picture. The model answered with a number that is none"
                                + " (infinite or not a number) in logits [1, 3]. Export it again, in float32 if it is"
                                + " float16 now."),
                arguments(
                        withInput(INT64, 1, 3, 8, 8),
                        card,
                        ModelError.UNSUPPORTED,
                        "",
                        "Its input is x int64 [1, 3, 8, 8], but pictures go in as float32, float16, uint8 or int8."
                                + " Export it so that it takes one of these."),
                arguments(
                        withInput(FLOAT32, 1, 30),
                        card,
                        ModelError.UNSUPPORTED,
                        "",
                        "Its input is x float32 [1, 30], which is no picture: those have four axes. Export a"
                                + " model that takes pictures."),
                arguments(
                        withInput(FLOAT32, 1, 1, 28, 28),
                        card,
                        ModelError.UNSUPPORTED,
                        "",
                        "Its input is x float32 [1, 1, 28, 28], but no axis has the three colours of a picture."
                                + " Export a model that takes pictures in colour."),
                arguments(
                        withInput(FLOAT32, 1, 3, 9_000, 8),
                        card,
                        ModelError.UNSUPPORTED,
                        "",
                        "Its input is x float32 [1, 3, 9000, 8]; at most 4096 × 4096 pixels and 268435456 bytes go in."
                                + " Export it smaller."),
                arguments(
                        withInput(FLOAT32, 2_000_000_000, 3, 4_096, 4_096),
                        card,
                        ModelError.UNSUPPORTED,
                        "",
                        "Its input is x float32 [2000000000, 3, 4096, 4096]; at most 4096 × 4096 pixels and 268435456"
                                + " bytes go in. Export it smaller."),
                arguments(
                        new TinyGraph()
                                .input("images", FLOAT32, 1, 3, 64, 64)
                                .integers("huge", 3, 3_000, 3_000)
                                .node("ReduceMean", "images", "mean", TinyGraph.whole("keepdims", 0))
                                .node("Expand", "mean huge", "logits")
                                .output("logits", FLOAT32, 3, 3_000, 3_000)
                                .file(),
                        card,
                        ModelError.FILE,
                        "",
                        "The model was tried on a made-up picture. The model answered with more than 20000000 numbers,"
                                + " which are not read. Export it with its post-processing inside."),
                arguments(
                        TinyModels.classifierGraph()
                                .input("input_ids", INT64, 1, 9)
                                .file(),
                        card,
                        ModelError.UNSUPPORTED,
                        "",
                        "It is a model that reads text besides the picture (images float32 [?, 3, 64, 64], input_ids int64"
                                + " [1, 9]). Export the part of it that sees the picture only."),
                arguments(
                        TinyModels.classifierGraph()
                                .input("pixel_mask", FLOAT32, 1, 90_000, 90_000)
                                .file(),
                        card,
                        ModelError.UNSUPPORTED,
                        "",
                        "Its second input is pixel_mask float32 [1, 90000, 90000], which cannot be filled in. Export it with"
                                + " the picture as its only input."),
                arguments(
                        unknownTwo.file(),
                        card,
                        ModelError.UNSUPPORTED,
                        "",
                        "It has 2 inputs (images float32 [?, 3, 64, 64], mask float32 [1, 2]), but a model of pictures"
                                + " has one. Export it with the picture as its only input."),
                arguments(
                        new TinyGraph()
                                .input("x", FLOAT32, 1, 3, 8, 8)
                                .node("Frobnicate", "x", "y")
                                .output("y", FLOAT32, 1, 3)
                                .file(),
                        card,
                        ModelError.FILE,
                        "",
                        "ONNX Runtime cannot open this model (opset 13): This is an invalid model. In Node, (\"\","
                                + " Frobnicate, \"\", -1) : (\"x\": tensor(float),) -> (\"y\": tensor(float),) , Error"
                                + " No Op registered for Frobnicate with domain_version of 13. Export it again with"
                                + " standard operators only."));
    }

    @ParameterizedTest
    @MethodSource("refused")
    void refusesWithASentenceThatSaysWhatToDo(
            byte[] file, String card, ModelError error, String field, String sentence) {
        ModelException refusal = refused(file, card);
        assertThat(refusal.sentence()).isEqualTo(sentence);
        assertThat(refusal.code()).isEqualTo(error);
        assertThat(refusal.fieldErrors()).isEqualTo(field.isEmpty() ? Map.of() : Map.of(field, List.of(sentence)));
    }

    @Test
    void saysWhichLabelsAFileLacks() {
        byte[] file = TinyModels.ultralytics(TinyModels.yoloV8(1))
                .metadata("names", "{0: 'only'}")
                .file();
        assertThat(refused(file, "name: a").fieldErrors()).containsOnlyKeys("labels");
    }

    @Test
    void doesNotTakeNamesThatAreNone() {
        byte[] file = TinyModels.ultralytics(TinyModels.yoloV8(1))
                .metadata("names", "person, car")
                .file();
        ModelException refusal = refused(file, "name: a");
        assertThat(refusal.code()).isEqualTo(ModelError.UNDECIDED);
        assertThat(refusal.fieldErrors()).containsOnlyKeys("labels");
    }

    @Test
    void asksForTheSizeOfAModelThatDoesNotTakeEverySize() {
        byte[] file = new TinyGraph()
                .input("images", FLOAT32, 1, 3, -1, -1)
                .integers("flat", 1, 30_000)
                .node("Reshape", "images flat", "logits")
                .output("logits", FLOAT32, 1, 30_000)
                .file();
        ModelException refusal = refused(file, "name: a");
        assertThat(refusal.sentence())
                .isEqualTo("The model takes pictures of more than one size, but not of every size: write input.size"
                        + " into the card, [height, width] of the pictures it was trained on.");
        assertThat(refusal.fieldErrors()).containsOnlyKeys("input.size");
    }

    @Test
    void doesNotTryAModelForEver() {
        byte[] file = TinyModels.slowWhenWhite();
        String card = TinyModels.CLASSIFIER_CARD.replace("scale: 1/255", "scale: 1");
        TaggerOptions hasty = new TaggerOptions(1 << 20, 1 << 20, Duration.ofMillis(200));
        ModelException refusal = catchThrowableOfType(
                ModelException.class,
                () -> ModelFile.inspect(ModelFiles.write(folder, file), Optional.of(card), "slow", hasty));
        assertThat(refusal.sentence())
                .startsWith("The model was tried on a made-up picture. The model took longer than allowed");
    }
}
