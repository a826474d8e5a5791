package io.autotag.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

final class NmsTest {
    private static Candidates candidates(float[]... rows) throws ItemProblem {
        Candidates found = new Candidates(3, 0);
        for (float[] row : rows) {
            found.add((int) row[0], row[1], row[2], row[3], row[4], row[5]);
        }
        found.rank();
        return found;
    }

    @Test
    void dropsTheWeakerOfTwoBoxesOfOneLabel() throws ItemProblem {
        Candidates found = candidates(new float[] {0, 0.5f, 0, 0, 10, 10}, new float[] {0, 0.9f, 1, 0, 11, 10});
        assertThat(Nms.keep(found, 0.5f)).containsExactly(new Nms.Kept(0, 0.9f, new Box(1, 0, 10, 10), 0));
    }

    @Test
    void keepsBoxesOfDifferentLabels() throws ItemProblem {
        Candidates found = candidates(new float[] {0, 0.5f, 0, 0, 10, 10}, new float[] {1, 0.9f, 0, 0, 10, 10});
        assertThat(Nms.keep(found, 0.5f)).extracting(Nms.Kept::label).containsExactly(1, 0);
    }

    @Test
    void keepsBoxesThatOverlapAsMuchAsAllowed() throws ItemProblem {
        Candidates found = candidates(new float[] {0, 0.5f, 0, 0, 10, 10}, new float[] {0, 0.9f, 0, 0, 10, 5});
        assertThat(Nms.keep(found, 0.5f)).hasSize(2);
        assertThat(Nms.keep(found, 0.49f)).hasSize(1);
    }

    @Test
    void dropsNothingAtOne() throws ItemProblem {
        float[] same = {2, 0.5f, 0, 0, 10, 10};
        assertThat(Nms.keep(candidates(same, same, same), 1)).hasSize(3);
    }

    @Test
    void ordersEqualConfidencesAsTheyWereFound() throws ItemProblem {
        Candidates found =
                candidates(new float[] {2, 0.5f, 0, 0, 1, 1}, new float[] {0, 0.5f, 20, 0, 21, 1}, new float[] {
                    1, 0.7f, 40, 0, 41, 1
                });
        assertThat(Nms.keep(found, 0.5f)).extracting(Nms.Kept::label).containsExactly(1, 2, 0);
    }

    @Test
    void keepsAtMostAThousand() throws ItemProblem {
        Candidates found = new Candidates(1, 0);
        for (int i = 0; i < Nms.MOST_SEEN + 10; i++) {
            found.add(0, 0.5f, i * 2, 0, i * 2 + 1, 1);
        }
        found.rank();
        assertThat(Nms.keep(found, 0.5f)).hasSize(Nms.MOST_KEPT);
    }

    @Test
    void leavesNoTwoBoxesOfALabelThatOverlapMore() throws ItemProblem {
        Random random = new Random(4);
        for (int round = 0; round < 50; round++) {
            Candidates found = new Candidates(3, 0);
            for (int i = 0; i < 100; i++) {
                float x = random.nextInt(50);
                float y = random.nextInt(50);
                found.add(random.nextInt(3), random.nextFloat(), x, y, x + random.nextInt(30), y + random.nextInt(30));
            }
            found.rank();
            List<Nms.Kept> kept = Nms.keep(found, 0.4f);
            assertThat(kept).isSortedAccordingTo((a, b) -> Float.compare(b.confidence(), a.confidence()));
            for (Nms.Kept one : kept) {
                assertThat(kept)
                        .filteredOn(other -> !other.equals(one) && other.label() == one.label())
                        .allMatch(other -> other.box().overlap(one.box()) <= 0.4f);
            }
        }
    }
}
