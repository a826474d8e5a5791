package io.autotag.compare;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

final class RankingTest {

    @Test
    void keepsTheBestOnly() {
        Ranking ranking = ranking(1, 0.2, 0.9, 0.5);

        assertThat(ranking.best()).containsExactly(new Ranking.Ranked(2, 0.9));
        assertThat(ranking.offered()).isEqualTo(3);
    }

    @Test
    void leavesOutItemsWithNothingToLearn() {
        assertThat(ranking(5, 0, 0.1).best()).extracting(Ranking.Ranked::item).containsExactly(2L);
    }

    @Test
    void givesTheNewestFirstAmongEquals() {
        assertThat(ranking(5, 0.5, 0.5).best()).extracting(Ranking.Ranked::item).containsExactly(2L, 1L);
    }

    @Test
    void addsAnothersWithinTheLimit() {
        Ranking ranking = ranking(2, 0.2, 0.9);
        ranking.add(ranking(2, 0.5, 0.1));

        assertThat(ranking.best()).extracting(Ranking.Ranked::information).containsExactly(0.9, 0.5);
        assertThat(ranking.offered()).isEqualTo(4);
    }

    private static Ranking ranking(int most, double... information) {
        Ranking ranking = new Ranking(most);
        for (int item = 1; item <= information.length; item++) {
            ranking.add(new Disagreements(item, information[item - 1], List.of()));
        }
        return ranking;
    }
}
