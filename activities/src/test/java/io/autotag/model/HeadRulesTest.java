package io.autotag.model;

import static io.autotag.model.Evidences.filled;
import static io.autotag.model.Judging.judge;
import static io.autotag.model.Judging.ultralytics;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What the kinds of models that are read are taken for, and the sentence that says so. */
final class HeadRulesTest {
    private static Stream<Arguments> recognised() {
        Output pixels = Output.of("out", new int[] {1, 1, 6}, 1, 2, 30, 40, 0.9f, 1);
        return Stream.of(
                arguments(
                        Head.CLASSIFIER_SOFTMAX,
                        "The file says that it is an Ultralytics classifier "
                                + "(task=classify with 1 name in its metadata), and it answers with out [1, 3].",
                        judge(ultralytics("task", "classify"), 0, filled("out", 0.2f, 1, 3))),
                arguments(
                        Head.YOLO_END2END,
                        "The file says that it is an Ultralytics detector with the suppression inside"
                                + " (task=detect with 1 name in its metadata), and it answers"
                                + " with out [1, 84, 6]: corners, probability, class.",
                        judge(ultralytics("task", "detect", "end2end", "True"), 0, filled("out", 0, 1, 84, 6))),
                arguments(
                        Head.YOLO_END2END,
                        "The file says that it is an Ultralytics detector with the suppression inside"
                                + " (task=detect with 1 name in its metadata), and it answers"
                                + " with out [1, 300, 6]: corners, probability, class.",
                        judge(
                                ultralytics("task", "detect", "args", "{'batch': 1, 'nms': True}"),
                                0,
                                filled("out", 0, 1, 300, 6))),
                arguments(
                        Head.YOLO_END2END,
                        "The file says that it is an Ultralytics detector "
                                + "(task=detect with 1 name in its metadata), and it answers with out [1, 300, 6]:"
                                + " corners, probability, class.",
                        judge(ultralytics("task", "detect"), 0, filled("out", 0, 1, 300, 6))),
                arguments(
                        Head.YOLO_V8,
                        "The file says that it is an Ultralytics detector "
                                + "(task=detect with 1 name in its metadata), and it answers with out [1, 6, 99]: boxes"
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
                        "The file says that it is an RT-DETR of Ultralytics "
                                + "(task=detect with 1 name in its metadata), and it answers with out [1, 300, 6]:"
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
                        judge(Judging.NAMES, 0, filled("out", 0, 1, 252, 7))),
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
                        "It answers with out [1, 38, 84], protos [1, 32, 16, 16]: boxes with numbers of masks behind"
                                + " them, beside the masks' prototypes.",
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
