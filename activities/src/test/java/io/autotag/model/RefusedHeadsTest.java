package io.autotag.model;

import static io.autotag.model.Evidences.filled;
import static io.autotag.model.Judging.judge;
import static io.autotag.model.Judging.ultralytics;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What the kinds of models that are not read are taken for, and what their sentence advises. */
final class RefusedHeadsTest {
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
                        ModelError.UNDECIDED,
                        "Its output image_embeds [1, 512] is an embedding: it describes the picture and has no labels. To"
                                + " find similar pictures with it, write head: embedding into a card. For tags, export a"
                                + " model with a classification layer.",
                        judge(Map.of(), 0, filled("image_embeds", 3, 1, 512))),
                arguments(
                        ModelError.UNDECIDED,
                        "Its output last_hidden_state [1, 50, 768] is an embedding: it describes the picture and has no"
                                + " labels. To find similar pictures with it, write head: embedding into a card and how"
                                + " the vectors of its parts become one, pooling: cls or mean. For tags, export a model"
                                + " with a classification layer.",
                        judge(Map.of(), 0, filled("last_hidden_state", 3, 1, 50, 768))),
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
                                + " itself. If it is an embedding, to find similar pictures with, write head: embedding.",
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
}
