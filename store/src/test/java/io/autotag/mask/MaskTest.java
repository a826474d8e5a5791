package io.autotag.mask;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Random;
import org.junit.jupiter.api.Test;

/** Masks against what pycocotools 2.0.11 makes of the same pixels, and against themselves. */
final class MaskTest {
    private static final int HEIGHT = 23;
    private static final int WIDTH = 37;

    /** pycocotools.mask.encode of {@link #isInside}. */
    private static final String RING =
            "014<2DL>4BK>62O0O2O000O2O0000DOH081O1IN71021MO591O0000000000000HJ040M030M110O<00001N10N^OOb01^O0`01@O`01@0>1BO>1B0<0D";

    /** The same with every cell as 3 x 3 pixels from (14, 25) on, in a picture of 120 x 90 pixels that cuts it off. */
    private static final String RING_IN_PICTURE =
            "UX13<T1h0lNXOT1h0lNXOT1k0lNoNZ1n0fNROZ1n0fNROZ1Q1fNlNZ1T1fNlNZ1T1fNlNZ1W16M000000000M6M00000"
                    + "0000000000M5N0000000000000000mNWOXO0g0i01WOXO0g0i01WOXO0g0i0N]O[OJd0i01]O[OJd0i01]O[OJd0i01@"
                    + "2`0N@2`0N@2=NIO71IO71IO71LL44LL44LL44LL44LL44LL44LL44LL44LL44LL44LL44LL44LL44LL44LL44LL44LL4"
                    + "4LL44LL44LL44LL44LL44LL44LL74CO=1CO=1CO=1CO=1CO=1CO=4]OOc01]OOc01]OOc0T100000000000000003K20"
                    + "00000000JZNXOf1h0ZNXOf1h0ZNXOf1h0ZN[O`1h0`NXO`1h0`NXO`1h0`NXO`1h0`NXO`1h0`NXO`1h0`N[OZ1h0fNX"
                    + "OZ1h0fNXOZ1h0fNXOZ1O";

    private static boolean isInside(int row, int column) {
        int distance = (row - 11) * (row - 11) * 4 + (column - 18) * (column - 18);
        boolean corner = (row == 0 && column > 30) || (row == 22 && column == 36);
        return (distance >= 60 && distance <= 500) || row == column || corner;
    }

    private static Mask ring(int x, int y, int step) {
        RunWriter runs = new RunWriter();
        for (int column = 0; column < WIDTH; column++) {
            for (int row = 0; row < HEIGHT; row++) {
                runs.add(isInside(row, column), 1);
            }
        }
        return new Mask(x, y, step, HEIGHT, WIDTH, runs.text());
    }

    @Test
    void writesRunsAsPycocotoolsDoes() {
        assertThat(ring(0, 0, 1).counts()).isEqualTo(RING);
        assertThat(ring(0, 0, 1).area()).isEqualTo(652);
    }

    @Test
    void putsItsCellsIntoThePictureAndCutsThemOffAtItsEdges() {
        Mask whole = ring(14, 25, 3).over(120, 90);
        assertThat(whole).isEqualTo(new Mask(0, 0, 1, 90, 120, RING_IN_PICTURE));
        assertThat(whole.area()).isEqualTo(5493);
    }

    @Test
    void aMaskOverTheWholePictureStaysAsItIs() {
        Mask ring = ring(0, 0, 1);
        assertThat(ring.over(WIDTH, HEIGHT)).isEqualTo(ring);
    }

    @Test
    void aMaskOutsideOfThePictureIsEmptyInIt() {
        assertThat(ring(50, 60, 2).over(50, 60).area()).isZero();
    }

    @Test
    void everythingAndNothingAreMasksToo() {
        RunWriter all = new RunWriter();
        all.add(true, 20);
        assertThat(all.text()).isEqualTo("0d0");
        assertThat(all.isEmpty()).isFalse();
        RunWriter none = new RunWriter();
        none.add(false, 20);
        assertThat(none.text()).isEqualTo("d0");
        assertThat(none.isEmpty()).isTrue();
    }

    @Test
    void survivesItsBytes() {
        Random random = new Random(7);
        for (int round = 0; round < 200; round++) {
            int height = 1 + random.nextInt(40);
            int width = 1 + random.nextInt(40);
            RunWriter runs = new RunWriter();
            for (int left = height * width; left > 0; ) {
                int cells = 1 + random.nextInt(left);
                runs.add(random.nextBoolean(), cells);
                left -= cells;
            }
            Mask mask = new Mask(random.nextInt(70_000), random.nextInt(300), 1 + round, height, width, runs.text());
            assertThat(Mask.ofBytes(mask.toBytes())).isEqualTo(mask);
            assertThat(mask.area()).isBetween(0L, (long) height * width);
        }
    }

    @Test
    void readsTheLengthsThatItWrote() {
        int[] lengths = {0, 1, 15, 16, 31, 32, 1_000_000, 2, 33_000_000, 1, 7, 2_000_000_000, 5};
        assertThat(RunText.lengths(RunText.of(lengths, lengths.length))).isEqualTo(lengths);
    }

    @Test
    void refusesWhatIsNoMask() {
        assertThatThrownBy(() -> new Mask(-1, 0, 1, 1, 1, "1")).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new Mask(0, 0, 1, 2, 2, "3").area()).hasMessageContaining("as many cells");
        for (String text : new String[] {"P", "01~", "0 ", "0A", "PPPPPPPPP0"}) {
            assertThatThrownBy(() -> RunText.lengths(text)).isInstanceOf(IllegalArgumentException.class);
        }
        assertThatThrownBy(() -> Mask.ofBytes(new byte[] {2, 0, 0, 1, 1, 1, '1'}))
                .hasMessageContaining("layout");
    }
}
