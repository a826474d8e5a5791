package io.autotag.model;

import static io.autotag.model.Evidences.filled;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.junit.jupiter.params.provider.Arguments.arguments;

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
    private static final ImageInput INPUT = Evidences.input(64, 64);

    private static final Map<String, String> NAMES = Map.of("names", "{0: 'a'}", "stride", "32");

    private static Verdict judge(Map<String, String> metadata, int labels, Output... outputs) {
        OptionalInt known = labels == 0 ? OptionalInt.empty() : OptionalInt.of(labels);
        return HeadRules.judge(Evidences.of(INPUT, metadata, known, List.of(outputs)));
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
                        Head.RTDETR,
                        "The file says that it is an RT-DETR of Ultralytics, and it answers with out [1, 300, 6]:"
                                + " centres and sizes in parts of the picture.",
                        judge(ultralytics("task", "detect", "head", "RTDETRDecoder"), 0, filled("out", 0, 1, 300, 6))),
                arguments(
                        Head.YOLO_V7_END2END,
                        "It answers with out [3, 7], as many rows of seven as there are boxes: picture, corners in"
                                + " pixels, class and probability.",
                        judge(Map.of(), 0, filled("out", 0, 3, 7))),
                arguments(
                        Head.YOLOX,
                        "It answers with out [1, 84, 6], one row for each cell of the grids of 8, 16 and 32 pixels: a"
                                + " box, its objectness and 1 class probability.",
                        judge(Map.of(), 0, filled("out", 0, 1, 84, 6))),
                arguments(
                        Head.YOLO_V5,
                        "It answers with out [1, 252, 7], three rows for each cell of its grids: a box, its objectness"
                                + " and 2 class probabilities.",
                        judge(NAMES, 0, filled("out", 0, 1, 252, 7))),
                arguments(
                        Head.FASTESTDET,
                        "It answers with out [1, 6, 4, 4], one grid whose cells have an objectness, a box and 1 class"
                                + " probability that add up to 1.",
                        judge(Map.of(), 0, filled("out", 1, 1, 6, 4, 4))),
                arguments(
                        Head.CLASSIFIER_SOFTMAX,
                        "It answers with 1000 numbers, as many as ImageNet has classes, which become probabilities by"
                                + " softmax.",
                        judge(Map.of(), 0, filled("output", -3, 1, 1_000))),
                arguments(
                        Head.YOLO_SEG,
                        "It answers with out [1, 38, 84]: boxes with numbers of masks behind them, beside the masks'"
                                + " prototypes. Boxes are read, masks are not kept.",
                        judge(
                                ultralytics("task", "segment"),
                                0,
                                filled("out", 0, 1, 38, 84),
                                filled("protos", 0, 1, 32, 16, 16))),
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
                        "It is an Ultralytics model for the task “pose”, which is not read yet. Export a model for the"
                                + " task detect, segment or classify.",
                        judge(ultralytics("task", "pose"), 0, filled("out", 0, 1, 56, 84))),
                arguments(
                        ModelError.UNDECIDED,
                        "It answers with out [1, 1, 6], boxes in parts of the picture. Write into a card head:"
                                + " yolo-end2end if they are corners (x1, y1, x2, y2), or head: rtdetr if they are"
                                + " centres with sizes.",
                        judge(Map.of(), 0, Output.of("out", new int[] {1, 1, 6}, 0, 0, 1, 1, 0.9f, 0))),
                arguments(
                        ModelError.UNDECIDED,
                        "It answers with out [1, 6, 99], which may be boxes with class probabilities, but not for the"
                                + " grids of a YOLO. If they are, write head: yolo-v8 and the labels into a card.",
                        judge(Map.of(), 0, filled("out", 0.5f, 1, 6, 99))),
                arguments(
                        ModelError.UNSUPPORTED,
                        "Its output image_embeds [1, 512] is an embedding: it describes the picture and has no labels."
                                + " Nothing here uses embeddings yet; export a model with a classification layer.",
                        judge(Map.of(), 0, filled("image_embeds", 3, 1, 512))),
                arguments(
                        ModelError.UNSUPPORTED,
                        "It answers with boxes [1, 9, 4], scores [1, 9, 2]: boxes and scores in separate outputs, but"
                                + " not as SSD, DETR or torchvision's detectors have them. Export it with its"
                                + " post-processing inside, or as a YOLO.",
                        judge(Map.of(), 0, boxes, filled("scores", 0, 1, 9, 2))),
                arguments(
                        ModelError.UNSUPPORTED,
                        "It answers with out [1, 7, 2, 2], the raw grid of a detector, whose meaning the file does not"
                                + " say. Export it with its boxes decoded, as [N, boxes, 6] for example.",
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
                        "It answers with out [1, 7, 4, 4], the raw grid of a detector, whose meaning the file does not"
                                + " say. Export it with its boxes decoded, as [N, boxes, 6] for example.",
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
                        "It answers with a [1, 18, 8, 8], b [1, 18, 4, 4]: the raw maps of a detector, which are not"
                                + " decoded here. Export it with its boxes decoded.",
                        judge(Map.of(), 0, filled("a", 9, 1, 18, 8, 8), filled("b", 9, 1, 18, 4, 4))),
                arguments(
                        ModelError.UNDECIDED,
                        "It answers with out [1, 84, 7], a row for each cell of its grids with a box in pixels. If it is"
                                + " a YOLOX that decodes its boxes, write head: yolox and its 2 labels into a card; a"
                                + " YOLOv8 has its places last: export it without transposing.",
                        judge(Map.of(), 3, pixelRows())),
                arguments(
                        ModelError.UNSUPPORTED,
                        "It answers with loc [9, 14], conf [9, 2]: boxes with landmarks, as detectors of faces and poses"
                                + " have, which are not read. Use a detector that answers with boxes only.",
                        judge(Map.of(), 0, filled("loc", 0, 9, 14), filled("conf", 0, 9, 2))));
    }

    /** Of which one place has its box in pixels. */
    private static Output pixelRows() {
        Output rows = filled("out", 0.5f, 1, 84, 7);
        rows.values()[0] = 60;
        return rows;
    }

    private static Verdict besides(String input, Output... outputs) {
        ImageInput both = Evidences.input(64, 64, Evidences.side(input));
        return HeadRules.judge(Evidences.of(both, outputs));
    }

    @Test
    void saysWhatAModelWithASecondInputShouldAnswerWith() {
        assertThat(besides("orig_target_sizes", filled("out", 0.5f, 1, 9, 6)).sentence())
                .startsWith(
                        "It takes orig_target_sizes besides the picture, as DETRs with their post-processing inside do,"
                                + " but answers with out [1, 9, 6] instead of");
        assertThat(besides("im_shape", filled("out", 0.5f, 1, 9)).sentence())
                .endsWith("Export it with its post-processing inside.");
        assertThat(besides("scale_factor", filled("out", 1, 3, 6)).head()).isEqualTo(Head.PADDLE);
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
