package io.autotag.mask;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

final class OutlineTest {

    /** Rows of a picture in which stars are inside. */
    private static Mask mask(int x, int y, int step, String... rows) {
        RunWriter runs = new RunWriter();
        for (int column = 0; column < rows[0].length(); column++) {
            for (String row : rows) {
                runs.add(row.charAt(column) == '*', 1);
            }
        }
        return new Mask(x, y, step, rows.length, rows[0].length(), runs.text());
    }

    private static List<Corner> exact(Mask mask) {
        boolean[] cells = new boolean[mask.height() * mask.width()];
        int from = 0;
        int[] lengths = RunText.lengths(mask.counts());
        for (int run = 0; run < lengths.length; run++) {
            for (int i = 0; i < lengths[run]; i++) {
                cells[from++] = run % 2 == 1;
            }
        }
        return Outline.of(LargestPart.of(cells, mask.height()), mask.height());
    }

    /** Twice the area that corners enclose, by the trapezoids below their edges. */
    private static long enclosed(List<Corner> corners) {
        long twice = 0;
        for (int i = 0; i < corners.size(); i++) {
            Corner one = corners.get(i);
            Corner next = corners.get((i + 1) % corners.size());
            twice += (long) one.x() * next.y() - (long) next.x() * one.y();
        }
        return twice;
    }

    @Test
    void ofARectangleItsFourCornersInPixelsOfThePicture() {
        assertThat(mask(10, 20, 3, "....", ".**.", ".**.").outline())
                .containsExactly(new Corner(19, 23), new Corner(19, 29), new Corner(13, 29), new Corner(13, 23));
    }

    @Test
    void ofASingleRowItsFourCornersToo() {
        assertThat(mask(0, 0, 1, "******").outline()).hasSize(4);
        assertThat(mask(0, 0, 1, "*").outline()).hasSize(4);
    }

    @Test
    void ofNothingNothing() {
        assertThat(mask(0, 0, 1, "..", "..").outline()).isEmpty();
    }

    @Test
    void goesAroundTheLargestPartAndOverlooksHoles() {
        List<Corner> corners = exact(mask(0, 0, 1, "*.***", "..*.*", "*.***"));
        assertThat(corners).containsExactly(new Corner(5, 0), new Corner(5, 3), new Corner(2, 3), new Corner(2, 0));
    }

    @Test
    void cellsThatTouchAtACornerOnlyAreApart() {
        assertThat(exact(mask(0, 0, 1, "**.", "..*", "..*"))).hasSize(4);
        assertThat(exact(mask(0, 0, 1, "***", "*..", "*.*", "***"))).hasSize(10);
    }

    @Test
    void enclosesAsManyCellsAsThereAreWhereThereAreNoHoles() {
        Mask steps = mask(0, 0, 1, "*....", "**...", "***..", "*****", ".****", "..*..");
        assertThat(enclosed(exact(steps))).isEqualTo(2 * steps.area());
    }

    @Test
    void aDiscHasFewCornersAndNearlyItsArea() {
        RunWriter runs = new RunWriter();
        for (int column = 0; column < 200; column++) {
            for (int row = 0; row < 200; row++) {
                runs.add(Math.hypot(row - 100, column - 100) < 90, 1);
            }
        }
        Mask disc = new Mask(0, 0, 1, 200, 200, runs.text());
        List<Corner> corners = disc.outline();
        assertThat(corners).hasSizeBetween(12, 60);
        assertThat(enclosed(corners) / 2d / disc.area()).isBetween(0.97, 1.01);
    }

    @Test
    void whateverTheMaskIsTheOutlineClosesAndItsTurnsAreRight() {
        Random random = new Random(11);
        for (int round = 0; round < 300; round++) {
            RunWriter runs = new RunWriter();
            int height = 1 + random.nextInt(9);
            int width = 1 + random.nextInt(9);
            for (int cell = 0; cell < height * width; cell++) {
                runs.add(random.nextInt(3) > 0, 1);
            }
            List<Corner> corners = exact(new Mask(0, 0, 1, height, width, runs.text()));
            for (int i = 0; i < corners.size(); i++) {
                Corner one = corners.get(i);
                Corner next = corners.get((i + 1) % corners.size());
                assertThat(one.x() == next.x()).isNotEqualTo(one.y() == next.y());
            }
            assertThat(enclosed(corners)).isGreaterThanOrEqualTo(0);
        }
    }
}
