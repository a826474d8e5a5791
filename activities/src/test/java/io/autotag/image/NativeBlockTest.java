package io.autotag.image;

import static org.assertj.core.api.Assertions.assertThat;

import io.autotag.image.NativeBlock.Use;
import java.nio.ByteBuffer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class NativeBlockTest {

    private static final long LARGE = 100L << 20;

    @BeforeEach
    void load() {
        OpenCv.load();
    }

    @Test
    void givesAThreadItsOwnBlockBack() {
        ByteBuffer first = taken(3_000_000);
        assertThat(taken(3_000_000)).isSameAs(first);
        assertThat(taken(1000)).isSameAs(first);
    }

    @Test
    void hasOneUserAtATime() {
        try (NativeBlock first = NativeBlock.take(Use.PIXELS, 1000);
                NativeBlock second = NativeBlock.take(Use.PIXELS, 1000)) {
            assertThat(second.bytes()).isNotSameAs(first.bytes());
        }
    }

    @Test
    void growsWhereItIsTooSmall() {
        try (NativeBlock block = NativeBlock.take(Use.PIXELS, 2_000_000)) {
            assertThat(block.capacity()).isGreaterThanOrEqualTo(2_000_000);
        }
        assertThat(taken(9_000_000).capacity()).isGreaterThanOrEqualTo(9_000_000);
    }

    @Test
    void keepsNoVeryLargeBlock() {
        ByteBuffer large = taken(LARGE);
        assertThat(taken(1000)).isNotSameAs(large);
        assertThat(taken(1000).capacity()).isLessThan((int) LARGE);
    }

    @Test
    void goesBackToTheThreadItWasTakenOn() throws InterruptedException {
        NativeBlock block = NativeBlock.take(Use.PIXELS, 5_000_000);
        ByteBuffer bytes = block.bytes();
        Thread other = new Thread(block::close);
        other.start();
        other.join();
        assertThat(taken(5_000_000)).isSameAs(bytes);
    }

    private static ByteBuffer taken(long bytes) {
        try (NativeBlock block = NativeBlock.take(Use.PIXELS, bytes)) {
            return block.bytes();
        }
    }
}
