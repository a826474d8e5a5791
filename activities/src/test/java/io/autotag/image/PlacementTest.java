package io.autotag.image;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.autotag.image.Placement.Area;
import io.autotag.image.TensorSpec.Colour;
import io.autotag.image.TensorSpec.ElementType;
import io.autotag.image.TensorSpec.Layout;
import io.autotag.image.TensorSpec.Resize;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class PlacementTest {

    @Test
    void centresALetterbox() {
        Placement placement = Placement.of(1280, 960, spec(640, 640, Resize.LETTERBOX));
        assertThat(placement.source()).isEqualTo(new Area(0, 0, 1280, 960));
        assertThat(placement.target()).isEqualTo(new Area(0, 80, 640, 480));
    }

    @Test
    void putsALetterboxAtTheTopLeft() {
        Placement placement = Placement.of(960, 1280, spec(640, 640, Resize.LETTERBOX_TOP_LEFT));
        assertThat(placement.target()).isEqualTo(new Area(0, 0, 480, 640));
    }

    @Test
    void stretchesToTheWholeTensor() {
        Placement placement = Placement.of(100, 300, spec(352, 352, Resize.STRETCH));
        assertThat(placement.target()).isEqualTo(new Area(0, 0, 352, 352));
        assertThat(placement.imageX(176)).isEqualTo(50);
        assertThat(placement.imageY(176)).isEqualTo(150);
    }

    @Test
    void takesTheLargestCentredPart() {
        Placement placement = Placement.of(500, 300, spec(224, 224, Resize.CENTRE_CROP));
        assertThat(placement.source()).isEqualTo(new Area(100, 0, 300, 300));
        assertThat(placement.imageX(0)).isEqualTo(100);
    }

    @Test
    void keepsBoxesWithinThePicture() {
        Placement placement = Placement.of(1280, 960, spec(640, 640, Resize.LETTERBOX));
        assertThat(placement.imageY(40)).isEqualTo(-80);
        assertThat(placement.clippedY(40)).isZero();
        assertThat(placement.clippedX(700)).isEqualTo(1280);
    }

    @Test
    void keepsAtLeastOnePixelOfAStrip() {
        Placement placement = Placement.of(10_000, 2, spec(64, 64, Resize.LETTERBOX));
        assertThat(placement.target().height()).isEqualTo(1);
    }

    @ParameterizedTest
    @EnumSource
    void mapsBackToWhereAPointCameFrom(Resize resize) {
        Random random = new Random(3);
        for (int round = 0; round < 2000; round++) {
            int width = 1 + random.nextInt(5000);
            int height = 1 + random.nextInt(5000);
            Placement placement =
                    Placement.of(width, height, spec(1 + random.nextInt(800), 1 + random.nextInt(800), resize));
            double x = random.nextDouble() * width;
            double y = random.nextDouble() * height;
            assertThat(placement.imageX(placement.tensorX(x))).isCloseTo(x, within(1e-6));
            assertThat(placement.imageY(placement.tensorY(y))).isCloseTo(y, within(1e-6));
        }
    }

    @ParameterizedTest
    @EnumSource
    void liesWithinPictureAndTensor(Resize resize) {
        Random random = new Random(5);
        for (int round = 0; round < 2000; round++) {
            TensorSpec spec = spec(1 + random.nextInt(800), 1 + random.nextInt(800), resize);
            Placement placement = Placement.of(1 + random.nextInt(5000), 1 + random.nextInt(5000), spec);
            Area source = placement.source();
            Area target = placement.target();
            assertThat(source.x() + source.width()).isLessThanOrEqualTo(placement.imageWidth());
            assertThat(source.y() + source.height()).isLessThanOrEqualTo(placement.imageHeight());
            assertThat(target.x() + target.width()).isLessThanOrEqualTo(spec.width());
            assertThat(target.y() + target.height()).isLessThanOrEqualTo(spec.height());
        }
    }

    private static TensorSpec spec(int width, int height, Resize resize) {
        List<Float> zeros = List.of(0f, 0f, 0f);
        List<Float> ones = List.of(1f, 1f, 1f);
        return new TensorSpec(width, height, Layout.NCHW, Colour.RGB, ElementType.FLOAT32, 1, zeros, ones, resize, 114);
    }
}
