package io.autotag.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** The arithmetic of every head, on numbers written by hand. */
final class DecodersTest {
    private static final ImageInput INPUT = Evidences.input(64, 128);

    private record Found(int label, float p, Box box) {}

    private static List<Found> decode(Head head, float least, Output output) throws ItemProblem {
        Decoder decoder = head.fit(Evidences.of(INPUT, output)).orElseThrow();
        assertThat(decoder.outputs()).containsExactly(output.name());
        Candidates found = new Candidates(3, least);
        decoder.decode(new Outputs(List.of(output)), found);
        List<Found> all = new ArrayList<>();
        for (int i = 0; i < found.size(); i++) {
            all.add(new Found(found.label(i), found.confidence(i), found.box(i)));
        }
        return all;
    }

    private static List<Float> confidences(Head head, float... values) throws ItemProblem {
        return decode(head, 0, Output.of("out", new int[] {1, values.length}, values)).stream()
                .map(Found::p)
                .toList();
    }

    @Test
    void takesProbabilitiesThatAddUpToOneAsTheyAre() throws ItemProblem {
        assertThat(confidences(Head.CLASSIFIER_SOFTMAX, 0.7f, 0.2f, 0.1f)).containsExactly(0.7f, 0.2f, 0.1f);
    }

    @Test
    void makesProbabilitiesOfLogits() throws ItemProblem {
        List<Float> p = confidences(Head.CLASSIFIER_SOFTMAX, 0, (float) Math.log(3), -1_000);
        assertThat(p.get(0)).isCloseTo(0.25f, within(1e-6f));
        assertThat(p.get(1)).isCloseTo(0.75f, within(1e-6f));
        assertThat(p.get(2)).isZero();
    }

    @Test
    void makesProbabilitiesOfLogitsThatAreHuge() throws ItemProblem {
        assertThat(confidences(Head.CLASSIFIER_SOFTMAX, 3e38f, 3e38f, 0)).containsExactly(0.5f, 0.5f, 0f);
    }

    @Test
    void takesIndependentProbabilitiesAsTheyAreAndMakesThemOfLogits() throws ItemProblem {
        assertThat(confidences(Head.CLASSIFIER_SIGMOID, 0.9f, 0.8f)).containsExactly(0.9f, 0.8f);
        assertThat(confidences(Head.CLASSIFIER_SIGMOID, 0, 2_000, -2_000)).containsExactly(0.5f, 1f, 0f);
    }

    @Test
    void readsClassifiersThatEndInAPooling() {
        Output pooled = Output.of("out", new int[] {1, 2, 1, 1}, 4, 2);
        assertThat(Head.CLASSIFIER_SOFTMAX.fit(Evidences.of(INPUT, pooled)))
                .hasValueSatisfying(decoder -> assertThat(decoder.classes()).isEqualTo(2));
    }

    @Test
    void wantsTwoClassesForASoftmaxAndOneRowForEither() {
        Output one = Output.of("out", new int[] {1, 1}, 0.3f);
        Output map = Output.of("out", new int[] {1, 1, 2, 2}, 0.3f);
        Output batch = Output.of("out", new int[] {2, 2}, 0.3f);
        assertThat(Head.CLASSIFIER_SOFTMAX.fit(Evidences.of(INPUT, one))).isEmpty();
        assertThat(Head.CLASSIFIER_SIGMOID.fit(Evidences.of(INPUT, one))).isPresent();
        assertThat(Head.CLASSIFIER_SIGMOID.fit(Evidences.of(INPUT, map))).isEmpty();
        assertThat(Head.CLASSIFIER_SIGMOID.fit(Evidences.of(INPUT, batch))).isEmpty();
        assertThat(Head.CLASSIFIER_SIGMOID.fit(Evidences.of(INPUT, one, Output.of("other", new int[] {1, 1}, 0.3f))))
                .isEmpty();
    }

    /** Columns are places: cx, cy, w, h, then two classes. */
    private static Output places(int count, float[]... columns) {
        float[] values = new float[6 * count];
        for (int place = 0; place < columns.length; place++) {
            for (int row = 0; row < 6; row++) {
                values[row * count + place] = columns[place][row];
            }
        }
        return Output.of("out", new int[] {1, 6, count}, values);
    }

    @Test
    void readsTheBestClassOfEveryPlaceOfAYolo() throws ItemProblem {
        Output output = places(
                168, new float[] {50, 30, 20, 10, 0.2f, 0.8f}, new float[] {9, 9, 2, 2, 0.3f, 0.1f}, new float[] {
                    9, 9, 2, 2, 0.05f, 0.01f
                });
        assertThat(decode(Head.YOLO_V8, 0.1f, output))
                .containsExactly(new Found(1, 0.8f, new Box(40, 25, 20, 10)), new Found(0, 0.3f, new Box(8, 8, 2, 2)));
    }

    @Test
    void readsEveryPlaceOfALongYolo() throws ItemProblem {
        float[][] columns = IntStream.range(0, 1_000)
                .mapToObj(place -> new float[] {place, 2, 2, 2, 0.5f, 0})
                .toArray(float[][]::new);
        assertThat(decode(Head.YOLO_V8, 0.1f, places(1_000, columns)))
                .extracting(found -> found.box().x())
                .isEqualTo(
                        IntStream.range(0, 1_000).mapToObj(place -> place - 1f).toList());
    }

    @Test
    void enlargesBoxesInPartsOfThePicture() throws ItemProblem {
        Output output = places(168, new float[] {0.5f, 0.5f, 0.25f, 0.5f, 0, 0.8f});
        assertThat(decode(Head.YOLO_V8, 0.1f, output)).containsExactly(new Found(1, 0.8f, new Box(48, 16, 32, 32)));
    }

    @Test
    void readsNoYoloOutOfOtherShapesOrNumbers() {
        Output transposed = Output.of("out", new int[] {1, 168, 6}, 0.5f);
        Output logits = places(168, new float[] {9, 9, 2, 2, 5, -5});
        Output noClass = Output.of("out", new int[] {1, 4, 168}, 0.5f);
        for (Output output : List.of(transposed, logits, noClass)) {
            assertThat(Head.YOLO_V8.fit(Evidences.of(INPUT, output))).isEmpty();
        }
    }

    @Test
    void readsRowsOfSixColumns() throws ItemProblem {
        Output output =
                Output.of("out", new int[] {1, 3, 6}, 10, 5, 30, 25, 0.9f, 2, 1, 2, 3, 4, 0.05f, 1, 0, 0, 0, 0, 0, 0);
        assertThat(decode(Head.YOLO_END2END, 0.1f, output)).containsExactly(new Found(2, 0.9f, new Box(10, 5, 20, 20)));
    }

    @Test
    void enlargesRowsInPartsOfThePicture() throws ItemProblem {
        Output output = Output.of("out", new int[] {1, 1, 6}, 0.25f, 0.5f, 0.5f, 1, 0.9f, 1);
        assertThat(decode(Head.YOLO_END2END, 0.1f, output))
                .containsExactly(new Found(1, 0.9f, new Box(32, 32, 32, 32)));
    }

    @Test
    void wantsProbabilitiesAndClassNumbersInRowsOfSix() {
        float[][] wrong = {
            {1, 2, 3, 4, 1.5f, 0}, {1, 2, 3, 4, -0.5f, 0}, {1, 2, 3, 4, 0.5f, 0.5f}, {1, 2, 3, 4, 0.5f, -1}
        };
        for (float[] row : wrong) {
            assertThat(Head.YOLO_END2END.fit(Evidences.of(INPUT, Output.of("out", new int[] {1, 1, 6}, row))))
                    .as(Arrays.toString(row))
                    .isEmpty();
        }
    }

    @Test
    void readsNothingOutOfNoRows() throws ItemProblem {
        assertThat(decode(Head.YOLO_END2END, 0, Output.of("out", new int[] {1, 0, 6})))
                .isEmpty();
    }

    @Test
    void seesNumbersThatAreNone() {
        assertThat(Output.of("out", new int[] {2}, 1, -3e38f).isFinite()).isTrue();
        assertThat(Output.of("out", new int[] {2}, 1, Float.NaN).isFinite()).isFalse();
        assertThat(Output.of("out", new int[] {2}, Float.NEGATIVE_INFINITY, 0).isFinite())
                .isFalse();
    }
}
