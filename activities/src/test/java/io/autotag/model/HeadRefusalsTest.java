package io.autotag.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.autotag.image.TensorSpec.ElementType;
import io.autotag.image.TensorSpec.Layout;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What looks like the answer of a head and is not: other shapes, other values, answers that change their shape. */
final class HeadRefusalsTest {
    private static final ImageInput INPUT = Evidences.input(64, 128);
    private static final float[] BOXES = {0, 0, 0.5f, 0.5f, 0.1f, 0.1f, 0.9f, 0.9f};

    private static boolean fits(Head head, Output... outputs) {
        return head.fit(Evidences.of(INPUT, outputs)).isPresent();
    }

    private static boolean fitsBoth(Head head, Output first, Output second) {
        return head.fit(Evidences.trials(INPUT, first, second)).isPresent();
    }

    private static Output row(float... values) {
        return Output.of("rows", new int[] {1, values.length}, values);
    }

    private static int found(Head head, List<Output> shown, Output... answer) throws ItemProblem {
        Decoder decoder =
                head.fit(Evidences.of(INPUT, shown.toArray(Output[]::new))).orElseThrow();
        Candidates candidates = new Candidates(3, 0.4f);
        decoder.decode(new Outputs(Arrays.asList(answer)), candidates);
        return candidates.size();
    }

    @Test
    void rowsOfPaddle() throws ItemProblem {
        Output good = row(1, 0.5f, 1, 2, 3, 4);
        assertThat(fits(Head.PADDLE, good)).isTrue();
        assertThat(fits(Head.PADDLE, row(-1, 7, 0, 0, 0, 0))).isTrue();
        assertThat(fits(Head.PADDLE, row(0.5f, 0.5f, 1, 2, 3, 4))).isFalse();
        assertThat(fits(Head.PADDLE, row(1, -0.5f, 1, 2, 3, 4))).isFalse();
        assertThat(fits(Head.PADDLE, row(1, 1.5f, 1, 2, 3, 4))).isFalse();
        assertThat(fits(Head.PADDLE, good, Output.of("again", new int[] {1, 6}, 1, 0.5f, 1, 2, 3, 4)))
                .isFalse();
        assertThat(fitsBoth(Head.PADDLE, good, row(1, 0.5f, 1, 2, 3, 4, 5))).isFalse();
        Port two = new Port("images", "float32", List.of(2, 3, 64, 64));
        ImageInput pairs = new ImageInput(two, ElementType.FLOAT32, Layout.NCHW, 64, 64, List.of());
        assertThat(Head.PADDLE.fit(Evidences.of(pairs, good))).isEmpty();
        Output three = Output.of("rows", new int[] {3, 6}, 1, 0.5f, 1, 2, 3, 4, -1, 1, 1, 2, 3, 4, 1, 0.1f, 1, 2, 3, 4);
        assertThat(found(Head.PADDLE, List.of(good), three)).isEqualTo(1);
    }

    @Test
    void rowsOfYoloV7() throws ItemProblem {
        Output good = row(0, 1, 2, 3, 4, 2, 0.5f);
        assertThat(fits(Head.YOLO_V7_END2END, good)).isTrue();
        assertThat(fits(Head.YOLO_V7_END2END, row(-1, 1, 2, 3, 4, 2, 0.5f))).isFalse();
        assertThat(fits(Head.YOLO_V7_END2END, row(0.5f, 1, 2, 3, 4, 2, 0.5f))).isFalse();
        assertThat(fits(Head.YOLO_V7_END2END, row(0, 1, 2, 3, 4, -2, 0.5f))).isFalse();
        assertThat(fits(Head.YOLO_V7_END2END, row(0, 1, 2, 3, 4, 2.5f, 0.5f))).isFalse();
        assertThat(fits(Head.YOLO_V7_END2END, row(0, 1, 2, 3, 4, 2, -0.5f))).isFalse();
        assertThat(fits(Head.YOLO_V7_END2END, row(0, 1, 2, 3, 4, 2, 1.5f))).isFalse();
        assertThat(fitsBoth(Head.YOLO_V7_END2END, good, row(0, 1, 2, 3, 4, 2, 0.5f, 1)))
                .isFalse();
        Output three = Output.of(
                "rows", new int[] {3, 7}, 0, 1, 2, 3, 4, 2, 0.5f, 1, 1, 2, 3, 4, 2, 0.9f, 0, 1, 2, 3, 4, 2, 0.1f);
        assertThat(found(Head.YOLO_V7_END2END, List.of(good), three)).isEqualTo(1);
    }

    private static List<Output> ssd(float[] labels, float[] scores) {
        return List.of(
                Output.of("detection_boxes", new int[] {1, 2, 4}, BOXES),
                Output.of("detection_classes:0", new int[] {1, 2}, labels),
                Output.of("detection_scores", new int[] {1, 2}, scores));
    }

    private static boolean fits(Head head, List<Output> outputs) {
        return fits(head, outputs.toArray(Output[]::new));
    }

    @Test
    void valuesOfAnSsd() throws ItemProblem {
        List<Output> good = ssd(new float[] {1, 2}, new float[] {0.9f, 0.5f});
        assertThat(fits(Head.SSD, good)).isTrue();
        assertThat(fits(Head.SSD, ssd(new float[] {1, 0}, new float[] {0.9f, 0})))
                .isTrue();
        assertThat(fits(Head.SSD, ssd(new float[] {1, 0}, new float[] {0.9f, 0.5f})))
                .isFalse();
        assertThat(fits(Head.SSD, ssd(new float[] {1, 1.5f}, new float[] {0.9f, 0.5f})))
                .isFalse();
        assertThat(fits(Head.SSD, ssd(new float[] {1, 2}, new float[] {0.9f, -0.5f})))
                .isFalse();
        assertThat(fits(Head.SSD, ssd(new float[] {1, 2}, new float[] {1.9f, 0.5f})))
                .isFalse();
        List<Output> weak = ssd(new float[] {1, 2}, new float[] {0.9f, 0.1f});
        assertThat(found(Head.SSD, good, weak.toArray(Output[]::new))).isEqualTo(1);
    }

    @Test
    void outputsOfAnSsdThatDoNotBelongTogether() {
        List<Output> good = ssd(new float[] {1, 2}, new float[] {0.9f, 0.5f});
        for (int missing = 0; missing < 3; missing++) {
            List<Output> two = new ArrayList<>(good);
            two.remove(missing);
            assertThat(fits(Head.SSD, two)).isFalse();
        }
        Output boxes = good.get(0);
        Output labels = good.get(1);
        Output scores = good.get(2);
        Output oneMore = Output.of("detection_scores", new int[] {1, 3}, 0.5f, 0.5f, 0.5f);
        List<List<Output>> others = List.of(
                List.of(Evidences.filled("detection_boxes", 0, 1, 2, 5), labels, scores),
                List.of(Evidences.filled("detection_boxes", 0, 1, 1, 2, 4), labels, scores),
                List.of(boxes, Evidences.filled("detection_classes:0", 1, 1, 2, 1), scores),
                List.of(boxes, labels, Evidences.filled("detection_scores", 0.5f, 1, 2, 1)),
                List.of(boxes, Evidences.filled("detection_classes:0", 1, 1, 3), oneMore),
                List.of(boxes, labels, oneMore));
        assertThat(others).allSatisfy(outputs -> {
            assertThat(fits(Head.SSD, outputs)).isFalse();
            assertThatThrownBy(() -> found(Head.SSD, good, outputs.toArray(Output[]::new)))
                    .isInstanceOf(ItemProblem.class)
                    .hasMessageContaining("belong together");
        });
    }

    @Test
    void outputsOfTorchvision() {
        Output boxes = Output.of("boxes", new int[] {2, 4}, BOXES);
        Output labels = Output.of("class_ids", new int[] {2}, 1, 2);
        Output scores = Output.of("scores", new int[] {2}, 0.9f, 0.5f);
        assertThat(fits(Head.TORCHVISION, scores, labels, boxes)).isTrue();
        assertThat(fits(Head.TORCHVISION, scores, Output.of("labels", new int[] {2}, 1, 2), boxes))
                .isTrue();
        assertThat(fits(Head.TORCHVISION, scores, Output.of("int64", new int[] {2}, 1, 2), boxes))
                .isTrue();
        assertThat(fits(Head.TORCHVISION, scores, Output.of("other", new int[] {2}, 1, 2), boxes))
                .isFalse();
        assertThat(fits(Head.TORCHVISION, labels, boxes)).isFalse();
        assertThat(fits(Head.TORCHVISION, scores, labels, boxes, Output.of("more", new int[] {2}, 1, 2)))
                .isFalse();
        assertThat(fits(Head.TORCHVISION, scores, labels, Output.of("boxes", new int[] {4}, 0, 0, 1, 1)))
                .isFalse();
        assertThat(fits(Head.TORCHVISION, scores, labels, Evidences.filled("boxes", 0, 1, 1, 2, 4)))
                .isFalse();
        assertThat(fits(Head.TORCHVISION, ssd(new float[] {1, 2}, new float[] {0.9f, 0.5f})))
                .isFalse();
        assertThat(fits(Head.TORCHVISION, scores, Output.of("labels", new int[] {2}, 0, 2), boxes))
                .isFalse();
    }

    @Test
    void rowsOfAnSsdThatAreNoOffsetsFromPriors() {
        Output scores = Output.of("scores", new int[] {1, 2, 2}, 0.1f, 0.9f, 0.8f, 0.2f);
        Output corners = Output.of("boxes", new int[] {1, 2, 4}, BOXES);
        Output offsets = Output.of("boxes", new int[] {1, 2, 4}, -3, 2, -4, 1, 3, -2, 1, -4);
        assertThat(fits(Head.SSD_RAW_OFFSETS, scores, corners)).isFalse();
        assertThat(fits(Head.SSD_RAW_OFFSETS, scores, offsets)).isFalse();
    }

    /** Grids of 8, 16 and 32 over 64 × 128 have 128, 32 and 8 cells; with 64 there are 170. */
    private static Output[] nanodet(float p, int classesOfTheLast, int... cells) {
        List<Output> outputs = new ArrayList<>();
        for (int i = 0; i < cells.length; i++) {
            int classes = i == cells.length - 1 ? classesOfTheLast : 2;
            outputs.add(Evidences.filled("s" + i, p, 1, cells[i], classes));
            outputs.add(Evidences.filled("b" + i, 1, 1, cells[i], 32));
        }
        return outputs.toArray(Output[]::new);
    }

    @Test
    void gridsOfNanoDet() {
        assertThat(fits(Head.NANODET, nanodet(0.5f, 2, 128, 32, 8))).isTrue();
        assertThat(fits(Head.NANODET, nanodet(0.5f, 2, 128, 32, 7))).isFalse();
        assertThat(fits(Head.NANODET, nanodet(0.5f, 3, 128, 32, 8))).isFalse();
        assertThat(fits(Head.NANODET, nanodet(1.5f, 2, 128, 32, 8))).isFalse();
        assertThat(fits(Head.NANODET, nanodet(-0.5f, 2, 128, 32, 8))).isFalse();
        assertThat(fits(Head.NANODET, nanodet(0.5f, 2, 128, 32))).isFalse();
        Output[] flat = {
            Evidences.filled("s0", 0.5f, 128, 2), Evidences.filled("b0", 1, 128, 32),
            Evidences.filled("s1", 0.5f, 32, 2), Evidences.filled("b1", 1, 32, 32),
            Evidences.filled("b2", 1, 8, 32), Evidences.filled("s2", 0.5f, 8, 2)
        };
        assertThat(fits(Head.NANODET, flat)).isTrue();
        flat[4] = Evidences.filled("b2", 1, 8, 31);
        assertThat(fits(Head.NANODET, flat)).isFalse();
        flat[4] = Evidences.filled("b2", 1, 8, 4);
        assertThat(fits(Head.NANODET, flat)).isFalse();
        flat[4] = Evidences.filled("b2", 1, 1, 1, 8, 32);
        assertThat(fits(Head.NANODET, flat)).isFalse();
    }

    @Test
    void oneTableOfNanoDet() {
        assertThat(fits(Head.NANODET, Evidences.filled("out", 0.5f, 1, 170, 34)))
                .isTrue();
        assertThat(fits(Head.NANODET, Evidences.filled("out", 1.5f, 1, 170, 34)))
                .isFalse();
        assertThat(fits(Head.NANODET, Evidences.filled("out", 0.5f, 1, 170, 32)))
                .isFalse();
        assertThat(fits(Head.NANODET, Evidences.filled("out", 0.5f, 1, 171, 34)))
                .isFalse();
    }
}
