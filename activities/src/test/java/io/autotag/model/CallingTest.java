package io.autotag.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.autotag.image.TensorSpec;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The ways of calling a model, and which of them is taken once they are measured. */
final class CallingTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    1  | 1×1
                    2  | 2×1 1×2
                    3  | 3×1 1×3
                    4  | 4×1 2×3 1×4 2×1
                    6  | 6×1 3×4 1×6 3×1
                    16 | 16×1 8×9 4×13 2×15 1×16 8×1
                    """)
    void triesTheUsualFirstAndNeverMoreThreadsThanCores(int cores, String ways) {
        List<Calling> tried = Calling.of(cores);
        assertThat(tried.stream()
                        .map(way -> way.callers() + "×" + way.threads())
                        .collect(Collectors.joining(" ")))
                .isEqualTo(ways);
        assertThat(tried).allMatch(way -> way.callers() + way.threads() - 1 <= cores);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    4×1=30                        | 4×1 | alone
                    4×1=30 2×3=31.4               | 4×1 | less than a twentieth faster
                    4×1=30 2×3=31.6               | 2×3 | a twentieth faster
                    4×1=30 2×3=40 1×4=45          | 1×4 | the fastest of all
                    4×1=30 2×3=29 1×4=12          | 4×1 | slower
                    4×1=20 2×3=29 2×3=31 4×1=30   | 4×1 | others were at work in the first round
                    4×1=30 2×3=10 2×3=33 4×1=28   | 2×3 | others were at work for a moment
                    """)
    void keepsTheUsualUnlessAnotherIsClearlyFaster(String measured, String best, String why) {
        assertThat(shown(Measured.choose(new Calling(4, 1), parse(measured)).calling()))
                .as(why)
                .isEqualTo(best);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    CPU  | 48 | 192 | 8
                    CPU  | 256 | 256 | 8
                    CPU  | 320 | 320 |
                    CUDA | 320 | 320 | 8 32
                    CUDA | 640 | 640 | 8
                    CUDA | 1280 | 1280 |
                    CUDA | 4096 | 4096 |
                    """)
    void triesBatchesThatTheMemoryNearTheDeviceHolds(Device device, int height, int width, @Nullable String batches) {
        List<Calling> tried = Calling.inBatches(2, device, spec(width, height));
        assertThat(tried).allMatch(way -> way.callers() == 2 && way.threads() == 1);
        assertThat(tried.stream().map(way -> String.valueOf(way.batch())).collect(Collectors.joining(" ")))
                .isEqualTo(batches == null ? "" : batches);
    }

    @ParameterizedTest
    @CsvSource({"4, 640, true", "8, 640, false", "32, 224, true", "33, 224, false"})
    void triesTheBatchThatAFileInsistsOnIfThereIsRoomTwice(int pictures, int side, boolean tried) {
        assertThat(Calling.inBatchesOf(pictures, 2, spec(side, side)))
                .isEqualTo(tried ? List.of(new Calling(2, 1, pictures)) : List.of());
    }

    private static TensorSpec spec(int width, int height) {
        return new TensorSpec(
                width,
                height,
                TensorSpec.Layout.NCHW,
                TensorSpec.Colour.RGB,
                TensorSpec.ElementType.FLOAT32,
                1,
                List.of(0f, 0f, 0f),
                List.of(1f, 1f, 1f),
                TensorSpec.Resize.STRETCH,
                0);
    }

    @Test
    void theBestOfEachWayIsShownInTheOrderOfTheWays() {
        assertThat(Measured.best(parse("4×1=20 2×3=31 2×3=29 4×1=30")))
                .containsExactlyElementsOf(parse("4×1=30 2×3=31"));
    }

    @Test
    void doesNotChooseWithoutTheUsual() {
        assertThatThrownBy(() -> Measured.choose(new Calling(4, 1), parse("2×3=30")))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    2×1=31.4  | 2 callers × 1 thread (measured 31 images/s)
                    1×2=9.96  | 1 caller × 2 threads (measured 10.0 images/s)
                    1×1=0.25  | 1 caller × 1 thread (measured 0.3 images/s)
                    2×1×8=400 | 2 callers × 1 thread in batches of 8 (measured 400 images/s)
                    """)
    void isToldInWords(String measured, String words) {
        assertThat(parse(measured).get(0).shown()).isEqualTo(words);
    }

    @Test
    void neitherNobodyCallsNorIsASpeedNothing() {
        assertThatThrownBy(() -> new Calling(0, 1)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new Calling(1, 0)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new Calling(1, 1, 0)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new Measured(new Calling(1, 1), 0)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new Measured(new Calling(1, 1), Double.NaN))
                .isInstanceOf(IllegalArgumentException.class);
    }

    private static String shown(Calling calling) {
        return calling.callers() + "×" + calling.threads();
    }

    private static List<Measured> parse(String measured) {
        return List.of(measured.split(" +", -1)).stream()
                .map(one -> one.split("[×=]", -1))
                .map(parts -> new Measured(
                        new Calling(
                                Integer.parseInt(parts[0]),
                                Integer.parseInt(parts[1]),
                                parts.length == 3 ? 1 : Integer.parseInt(parts[2])),
                        Double.parseDouble(parts[parts.length - 1])))
                .toList();
    }
}
