package io.autotag.image;

import static org.assertj.core.api.Assertions.assertThat;

import io.autotag.image.TensorSpec.Colour;
import io.autotag.image.TensorSpec.ElementType;
import io.autotag.image.TensorSpec.Layout;
import io.autotag.image.TensorSpec.Resize;
import java.util.List;
import org.junit.jupiter.api.Test;

final class TensorTableTest {

    @Test
    void oneThroughAWholeNumberDivides() {
        float[] values = values(1 / 255f);
        for (int b = 0; b < TensorTable.BYTES; b++) {
            assertThat(values[b]).isEqualTo(b / 255f);
        }
        assertThat(values[107]).isNotEqualTo(107 * (1 / 255f));
    }

    @Test
    void everythingElseMultiplies() {
        assertThat(values(0.017f)[200]).isEqualTo(200 * 0.017f);
        assertThat(values(2)[200]).isEqualTo(400);
        assertThat(values(1)[200]).isEqualTo(200);
    }

    private static float[] values(float scale) {
        List<Float> zeros = List.of(0f, 0f, 0f);
        List<Float> ones = List.of(1f, 1f, 1f);
        return TensorTable.values(new TensorSpec(
                8, 8, Layout.NCHW, Colour.RGB, ElementType.FLOAT32, scale, zeros, ones, Resize.STRETCH, 0))[0];
    }
}
