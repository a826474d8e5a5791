package io.autotag.model;

import static org.assertj.core.api.Assertions.assertThat;

import io.autotag.image.Placement;
import io.autotag.mask.Mask;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Masks of prototypes that are not as models have them. */
final class PrototypeMasksTest {
    private static final Output ONES = Evidences.filled("numbers", 1, 1, 38, 1);

    private static PrototypeMasks masks(Output prototypes) {
        return new PrototypeMasks(ONES, 1, prototypes, 640, 640);
    }

    private static Placement placement(int width, int height) {
        Placement.Area tensor = new Placement.Area(0, 0, 640, 640);
        return new Placement(width, height, new Placement.Area(0, 0, width, height), tensor);
    }

    private static Output prototypes(int side, float value) {
        return Evidences.filled("prototypes", value, 1, PrototypeMasks.COUNT, side, side);
    }

    @Test
    void aMaskOfNoiseIsToldInCellsSoLargeThatItStaysSmall() {
        Output noise = prototypes(160, 0);
        Random random = new Random(3);
        for (int i = 0; i < noise.size(); i++) {
            noise.values()[i] = (float) random.nextGaussian();
        }
        Mask mask = masks(noise)
                .of(6, new Box(0, 0, 1_280, 1_280), placement(1_280, 1_280))
                .orElseThrow();
        assertThat(mask.counts()).hasSizeLessThanOrEqualTo(PrototypeMasks.MOST_BYTES);
        assertThat(mask.step()).isBetween(10, 40);
        assertThat(mask.over(1_280, 1_280).area()).isBetween(1_280 * 1_280 / 3L, 1_280 * 1_280 * 2 / 3L);
    }

    @Test
    void whereTheSumIsOverZeroAllOfTheBoxIsInside() {
        Mask mask = masks(prototypes(1, 0.1f))
                .of(6, new Box(10.4f, 20.6f, 5, 3), placement(100, 100))
                .orElseThrow();
        assertThat(mask).isEqualTo(new Mask(10, 20, 1, 4, 6, mask.counts()));
        // Of the pixels' middles those from 10.5 to 14.5 and from 21.5 to 23.5 lie in it.
        assertThat(mask.area()).isEqualTo(5 * 3);
    }

    @Test
    void thereIsNoMaskWhereTheSumIsNotOverZero() {
        Box box = new Box(10, 20, 5, 5);
        for (float value : new float[] {0, -1, Float.NaN, Float.NEGATIVE_INFINITY}) {
            assertThat(masks(prototypes(8, value)).of(6, box, placement(100, 100)))
                    .isEmpty();
        }
    }

    @Test
    void aBoxBetweenTheMiddlesOfPixelsHasNoMask() {
        PrototypeMasks masks = masks(prototypes(8, 1));
        assertThat(masks.of(6, new Box(10.6f, 20, 0.3f, 5), placement(100, 100)))
                .isEmpty();
        assertThat(masks.of(6, new Box(10, 20.6f, 5, 0.3f), placement(100, 100)))
                .isEmpty();
    }

    /** Of a picture three times as wide as high: the first row of the grid is the first pixel's. */
    @Test
    void followsThePrototypesAlongBothAxes() {
        Output halves = prototypes(2, -1);
        float[] values = halves.values();
        for (int k = 0; k < PrototypeMasks.COUNT; k++) {
            Arrays.fill(values, k * 4 + 1, k * 4 + 2, 1);
        }
        Mask mask = masks(halves)
                .of(6, new Box(0, 0, 300, 100), placement(300, 100))
                .orElseThrow();
        assertThat(mask.step()).isEqualTo(2);
        PixelMask inside = PixelMask.of(mask.over(300, 100));
        assertThat(inside.isInside(298, 1)).isTrue();
        assertThat(inside.isInside(1, 1)).isFalse();
        assertThat(inside.isInside(298, 98)).isFalse();
    }
}
