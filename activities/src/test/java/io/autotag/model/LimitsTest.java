package io.autotag.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.autotag.image.TensorSpec.Colour;
import io.autotag.image.TensorSpec.Filter;
import io.autotag.image.TensorSpec.Layout;
import io.autotag.image.TensorSpec.Resize;
import io.autotag.mask.Mask;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Values that cannot be are not. */
final class LimitsTest {
    private static CardInput input(int height, int width) {
        List<Float> one = List.of(1f, 1f, 1f);
        return new CardInput(height, width, Layout.NCHW, Colour.RGB, 1, one, one, Resize.STRETCH, 0, Filter.AREA);
    }

    @Test
    void boundsTheSidesOfATensor() {
        assertThat(input(4_096, 4_096).width()).isEqualTo(4_096);
        assertThatThrownBy(() -> input(4_097, 1)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> input(1, 4_097)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> input(0, 1)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void wantsLimitsThatAllowSomething() {
        Duration second = Duration.ofSeconds(1);
        assertThat(new TaggerOptions(1, 1, second).pictureLimits().pixels()).isEqualTo(1);
        assertThatThrownBy(() -> new TaggerOptions(0, 1, second)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new TaggerOptions(1, 0, second)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new TaggerOptions(1, 1L << 40, second)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new TaggerOptions(1, 1, Duration.ZERO)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new TaggerOptions(1, 1, second.negated()))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void saysATagsPlaceExactlyWhenItIsOfAnObject() {
        Box box = new Box(0, 0, 1, 1);
        assertThat(new Tag("a", Level.OBJECT, 1, 1, box).level().key()).isEqualTo("object");
        assertThatThrownBy(() -> new Tag("a", Level.IMAGE, 1, 1, box)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new Tag("a", Level.OBJECT, 1, 1, null)).isInstanceOf(IllegalArgumentException.class);
        Mask mask = new Mask(0, 0, 1, 1, 1, "01");
        assertThatThrownBy(() -> new Tag("a", Level.IMAGE, 1, 1, null, mask)).hasMessageContaining("no mask");
    }

    @Test
    void measuresHowMuchBoxesOverlap() {
        Box box = new Box(0, 0, 10, 10);
        assertThat(box.overlap(box)).isEqualTo(1);
        assertThat(box.overlap(new Box(5, 0, 10, 10))).isEqualTo(1 / 3f);
        assertThat(box.overlap(new Box(10, 0, 10, 10))).isZero();
        assertThat(box.overlap(new Box(0, 10, 10, 10))).isZero();
        assertThat(new Box(0, 0, 0, 0).overlap(new Box(0, 0, 0, 0))).isZero();
    }
}
