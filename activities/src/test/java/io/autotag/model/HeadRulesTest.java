package io.autotag.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import io.autotag.image.TensorSpec.ElementType;
import io.autotag.image.TensorSpec.Layout;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What every kind of model that people have is taken for, and the sentence that says so. */
final class HeadRulesTest {
    /** 84 grid places. */
    private static final ImageInput INPUT = new ImageInput("images", ElementType.FLOAT32, 1, Layout.NCHW, 64, 64);

    private static final Map<String, String> NAMES = Map.of("names", "{0: 'a'}", "stride", "32");

    private static Output filled(String name, float value, int... shape) {
        float[] values = new float[Arrays.stream(shape).reduce(1, (a, b) -> a * b)];
        Arrays.fill(values, value);
        return Output.of(name, shape, values);
    }

    private static Verdict judge(Map<String, String> metadata, int labels, Output... outputs) {
        OptionalInt known = labels == 0 ? OptionalInt.empty() : OptionalInt.of(labels);
        Signature signature = new Signature(List.of(), List.of(), metadata);
        List<Outputs> trials = List.of(new Outputs(List.of(outputs)));
        return HeadRules.judge(new Evidence(signature, INPUT, trials, known, Ultralytics.of(metadata)));
    }

    private static Map<String, String> ultralytics(String... more) {
        Map<String, String> metadata = new HashMap<>(NAMES);
        for (int i = 0; i < more.length; i += 2) {
            metadata.put(more[i], more[i + 1]);
        }
        return metadata;
    }

    private static Stream<Arguments> recognised() {
        Output pixels = Output.of("out", new int[] {1, 1, 6}, 1, 2, 30, 40, 0.9f, 1);
        return Stream.of(
                arguments(
                        Head.CLASSIFIER_SOFTMAX,
                        "The file says that it is an Ultralytics classifier, and it answers with out [1, 3].",
                        judge(ultralytics("task", "classify"), 0, filled("out", 0.2f, 1, 3))),
                arguments(
                        Head.YOLO_END2END,
                        "The file says that it is an Ultralytics detector with the suppression inside, and it answers"
                                + " with out [1, 84, 6]: corners, probability, class.",
                        judge(ultralytics("task", "detect", "end2end", "True"), 0, filled("out", 0, 1, 84, 6))),
                arguments(
                        Head.YOLO_END2END,
                        "The file says that it is an Ultralytics detector with the suppression inside, and it answers"
                                + " with out [1, 300, 6]: corners, probability, class.",
                        judge(
                                ultralytics("task", "detect", "args", "{'batch': 1, 'nms': True}"),
                                0,
                                filled("out", 0, 1, 300, 6))),
                arguments(
                        Head.YOLO_END2END,
                        "The file says that it is an Ultralytics detector, and it answers with out [1, 300, 6]:"
                                + " corners, probability, class.",
                        judge(ultralytics("task", "detect"), 0, filled("out", 0, 1, 300, 6))),
                arguments(
                        Head.YOLO_V8,
                        "The file says that it is an Ultralytics detector, and it answers with out [1, 6, 99]: boxes"
                                + " and class probabilities.",
                        judge(ultralytics("task", "detect"), 0, filled("out", 0.5f, 1, 6, 99))),
                arguments(
                        Head.YOLO_V8,
                        "It answers with out [1, 6, 84]: a box and 2 class probabilities for each of 84 places.",
                        judge(Map.of(), 0, filled("out", 0.5f, 1, 6, 84))),
                arguments(
                        Head.YOLO_V8,
                        "It answers with out [1, 5, 99]: a box and 1 class probability for each of 99 places.",
                        judge(Map.of(), 1, filled("out", 0.5f, 1, 5, 99))),
                arguments(
                        Head.YOLO_END2END,
                        "It answers with out [1, 1, 6]: corners in pixels, a probability and a class number.",
                        judge(Map.of(), 0, pixels)),
                arguments(
                        Head.CLASSIFIER_SOFTMAX,
                        "It answers with 4 probabilities that add up to 1.",
                        judge(Map.of(), 0, filled("out", 0.25f, 1, 4))),
                arguments(
                        Head.CLASSIFIER_SOFTMAX,
                        "It answers with 4 numbers, one for each label, which become probabilities by softmax.",
                        judge(Map.of(), 0, filled("logits", -3, 1, 4))),
                arguments(
                        Head.CLASSIFIER_SOFTMAX,
                        "It answers with 4 numbers, one for each label, which become probabilities by softmax.",
                        judge(Map.of(), 4, filled("out", -3, 1, 4, 1, 1))),
                arguments(
                        Head.CLASSIFIER_SOFTMAX,
                        "It answers with 4 numbers, one for each label, which become probabilities by softmax.",
                        judge(Map.of(), 4, filled("logits", 0.7f, 1, 4))),
                arguments(
                        Head.CLASSIFIER_SIGMOID,
                        "It answers with 4 numbers between 0 and 1 that do not add up to 1, one for each label.",
                        judge(Map.of(), 4, filled("out", 0.7f, 1, 4))));
    }

    @ParameterizedTest
    @MethodSource("recognised")
    void recognisesWhatItCanRead(Head head, String reason, Verdict verdict) {
        assertThat(verdict).isEqualTo(Verdict.is(head, reason));
    }

    private static Stream<Arguments> refused() {
        Output boxes = filled("boxes", 0.5f, 1, 9, 4);
        return Stream.of(
                arguments(
                        ModelError.UNSUPPORTED,
                        "It is an Ultralytics model for the task “segment”, which is not read yet. Export a model for"
                                + " the task detect or classify.",
                        judge(ultralytics("task", "segment"), 0, filled("out", 0, 1, 38, 84))),
                arguments(
                        ModelError.UNSUPPORTED,
                        "It is an RT-DETR of Ultralytics, which is not read yet. Export a YOLO model instead.",
                        judge(ultralytics("task", "detect", "head", "RTDETRDecoder"), 0, filled("out", 0, 1, 300, 6))),
                arguments(
                        ModelError.UNSUPPORTED,
                        "It answers with out [3, 7], rows of seven as YOLOv7 has with its suppression inside, which are"
                                + " not read yet. Export it without end2end, or as a YOLOv8 or newer.",
                        judge(Map.of(), 0, filled("out", 0, 3, 7))),
                arguments(
                        ModelError.UNSUPPORTED,
                        "It answers with out [1, 84, 6], one row for each cell of its grids as YOLOX has, which is not"
                                + " read yet. Export it with its suppression inside, or use a YOLOv8 or newer.",
                        judge(Map.of(), 0, filled("out", 0, 1, 84, 6))),
                arguments(
                        ModelError.UNSUPPORTED,
                        "It answers with out [1, 252, 7], three rows for each cell of its grids as YOLOv5 and YOLOv7"
                                + " have, which is not read yet. Export it as YOLOv8 or newer, for example with “yolo"
                                + " export model=yolov5su.pt”.",
                        judge(NAMES, 0, filled("out", 0, 1, 252, 7))),
                arguments(
                        ModelError.UNDECIDED,
                        "It answers with out [1, 1, 6], boxes in parts of the picture. If they are corners (x1, y1, x2,"
                                + " y2), write head: yolo-end2end into a card; centres with sizes, as RT-DETR has, are"
                                + " not read yet.",
                        judge(Map.of(), 0, Output.of("out", new int[] {1, 1, 6}, 0, 0, 1, 1, 0.9f, 0))),
                arguments(
                        ModelError.UNDECIDED,
                        "It answers with out [1, 6, 99], which may be boxes with class probabilities, but not for the"
                                + " grids of a YOLO. If they are, write head: yolo-v8 and the labels into a card.",
                        judge(Map.of(), 0, filled("out", 0.5f, 1, 6, 99))),
                arguments(
                        ModelError.UNSUPPORTED,
                        "Its output image_embeds [1, 512] is an embedding: it describes the picture and has no labels."
                                + " Embeddings are not read yet; export a model with a classification layer.",
                        judge(Map.of(), 0, filled("image_embeds", 3, 1, 512))),
                arguments(
                        ModelError.UNSUPPORTED,
                        "It answers with out [1, 38, 84], protos [1, 32, 16, 16], boxes with masks as YOLO's"
                                + " segmentation has, which are not read yet. Export a detection model instead.",
                        judge(Map.of(), 0, filled("out", 0, 1, 38, 84), filled("protos", 0, 1, 32, 16, 16))),
                arguments(
                        ModelError.UNSUPPORTED,
                        "It answers with boxes [1, 9, 4], scores [1, 9, 2]: boxes and scores in separate outputs, as"
                                + " SSD, DETR and torchvision's detectors have, are not read yet. Export a YOLO model,"
                                + " or one whose output is [N, boxes, 6].",
                        judge(Map.of(), 0, boxes, filled("scores", 0, 1, 9, 2))),
                arguments(
                        ModelError.UNSUPPORTED,
                        "It answers with out [1, 7, 2, 2], one grid of boxes as FastestDet has, which is not read yet."
                                + " Use a YOLO model, or one whose output is [N, boxes, 6].",
                        judge(Map.of(), 0, filled("out", 0, 1, 7, 2, 2))),
                arguments(
                        ModelError.UNSUPPORTED,
                        "No known kind of model answers like this one (a [1, 9, 8], b [1, 64, 8]). Export a classifier,"
                                + " or a detector as Ultralytics does.",
                        judge(Map.of(), 0, filled("a", 9, 1, 9, 8), filled("b", 0, 1, 64, 8))),
                arguments(
                        ModelError.UNSUPPORTED,
                        "No known kind of model answers like this one (a [1, 2, 3, 1]). Export a classifier, or a"
                                + " detector as Ultralytics does.",
                        judge(Map.of(), 0, filled("a", 0, 1, 2, 3, 1))),
                arguments(
                        ModelError.UNSUPPORTED,
                        "It answers with out [1, 7, 4, 4], one grid of boxes as FastestDet has, which is not read yet."
                                + " Use a YOLO model, or one whose output is [N, boxes, 6].",
                        judge(Map.of(), 0, filled("out", 0, 1, 7, 4, 4))),
                arguments(
                        ModelError.UNSUPPORTED,
                        "It answers with out [1, 1, 64, 64], a picture or heat map, as models for segmentation, text"
                                + " regions, depth or restoration do. It says nothing that could be a tag: use a"
                                + " classifier or a detector.",
                        judge(Map.of(), 0, filled("out", 0, 1, 1, 64, 64))),
                arguments(
                        ModelError.UNSUPPORTED,
                        "It answers with out [1, 64, 64], a picture or heat map, as models for segmentation, text"
                                + " regions, depth or restoration do. It says nothing that could be a tag: use a"
                                + " classifier or a detector.",
                        judge(Map.of(), 0, filled("out", 9, 1, 64, 64))),
                arguments(
                        ModelError.UNDECIDED,
                        "It answers with one number. If that says whether a label applies, write head:"
                                + " classifier-sigmoid and the label into a card.",
                        judge(Map.of(), 0, filled("out", 0.5f, 1, 1))),
                arguments(
                        ModelError.UNDECIDED,
                        "It answers with 512 numbers and no names, which may be a classifier or an embedding. If it is"
                                + " a classifier, write its labels into a card, in the order of the outputs, and head:"
                                + " classifier-softmax when one of them applies or classifier-sigmoid when each does by"
                                + " itself.",
                        judge(Map.of(), 0, filled("out", 3, 1, 512))),
                arguments(
                        ModelError.UNSUPPORTED,
                        "No known kind of model answers like this one (loc [9, 14], conf [9, 2]). Export a classifier,"
                                + " or a detector as Ultralytics does.",
                        judge(Map.of(), 0, filled("loc", 0, 9, 14), filled("conf", 0, 9, 2))));
    }

    @ParameterizedTest
    @MethodSource("refused")
    void saysWhatAnythingElseIsAndWhatToDo(ModelError error, String sentence, Verdict verdict) {
        assertThat(verdict).isEqualTo(new Verdict(null, error, sentence));
    }

    @Test
    void asksForTheHeadWhereItIsUndecided() {
        ModelException refusal = catchThrowableOfType(
                ModelException.class, () -> Verdict.undecided("Which one?").orThrow());
        assertThat(refusal.fieldErrors()).isEqualTo(Map.of("head", List.of("Which one?")));
        assertThat(refusal.code()).isEqualTo(ModelError.UNDECIDED);
    }

    @Test
    void readsTheSizeThatAFileWasExportedFor() {
        Optional<Ultralytics> wide = Ultralytics.of(ultralytics("task", "detect", "imgsz", "[480, 640]"));
        assertThat(wide.flatMap(Ultralytics::size)).contains(new CardDraft.Side(480, 640));
        Optional<Ultralytics> square = Ultralytics.of(ultralytics("imgsz", "320"));
        assertThat(square.flatMap(Ultralytics::size)).contains(new CardDraft.Side(320, 320));
        assertThat(Ultralytics.of(ultralytics("imgsz", "[99999, 1]")).flatMap(Ultralytics::size))
                .isEmpty();
        assertThat(Ultralytics.of(Map.of("names", "{}"))).isEmpty();
    }
}
