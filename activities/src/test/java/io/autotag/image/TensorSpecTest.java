package io.autotag.image;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.autotag.image.Placement.Area;
import io.autotag.image.TensorSpec.Colour;
import io.autotag.image.TensorSpec.ElementType;
import io.autotag.image.TensorSpec.Layout;
import io.autotag.image.TensorSpec.Resize;
import java.util.List;
import org.junit.jupiter.api.Test;

final class TensorSpecTest {
    private static final List<Float> ONES = List.of(1f, 1f, 1f);

    private static TensorSpec spec(int width, int height, float scale, List<Float> mean, List<Float> std, int pad) {
        return new TensorSpec(
                width, height, Layout.NCHW, Colour.RGB, ElementType.FLOAT16, scale, mean, std, Resize.STRETCH, pad);
    }

    private static void refused(Runnable attempt) {
        assertThatThrownBy(attempt::run).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void countsItsBytes() {
        assertThat(spec(4, 2, 1, ONES, ONES, 255).elements()).isEqualTo(24);
        assertThat(spec(4, 2, 1, ONES, ONES, 0).bytes()).isEqualTo(48);
    }

    @Test
    void refusesSidesThatNoTensorHas() {
        refused(() -> spec(0, 1, 1, ONES, ONES, 0));
        refused(() -> spec(1, 0, 1, ONES, ONES, 0));
        refused(() -> spec(16_385, 1, 1, ONES, ONES, 0));
        refused(() -> spec(1, 16_385, 1, ONES, ONES, 0));
    }

    @Test
    void refusesNumbersThatMakeNoPixels() {
        refused(() -> spec(1, 1, Float.NaN, ONES, ONES, 0));
        refused(() -> spec(1, 1, 1, List.of(1f, 1f), ONES, 0));
        refused(() -> spec(1, 1, 1, List.of(1f, 1f, Float.POSITIVE_INFINITY), ONES, 0));
        refused(() -> spec(1, 1, 1, ONES, List.of(1f, 0f, 1f), 0));
        refused(() -> spec(1, 1, 1, ONES, ONES, -1));
        refused(() -> spec(1, 1, 1, ONES, ONES, 256));
    }

    @Test
    void refusesAreasWithoutPixelsOrOutsideOfThePicture() {
        refused(() -> new Area(-1, 0, 1, 1));
        refused(() -> new Area(0, -1, 1, 1));
        refused(() -> new Area(0, 0, 0, 1));
        refused(() -> new Area(0, 0, 1, 0));
        Area two = new Area(0, 0, 2, 2);
        refused(() -> new Placement(1, 2, two, two));
        refused(() -> new Placement(2, 1, two, two));
    }
}
