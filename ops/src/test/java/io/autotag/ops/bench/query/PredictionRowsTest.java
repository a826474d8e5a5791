package io.autotag.ops.bench.query;

import static org.assertj.core.api.Assertions.assertThat;

import io.autotag.ops.bench.query.PredictionRows.SetRow;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class PredictionRowsTest {

    private static final SetRow OLDER = new SetRow(1, 1001, 7, 1);
    private static final SetRow ACTIVE = new SetRow(2, 1002, 8, 2);

    @Test
    void areTheSameEveryTime() {
        assertThat(rows(ACTIVE, 5, true)).isEqualTo(rows(ACTIVE, 5, true)).isNotEqualTo(rows(ACTIVE, 6, true));
    }

    @Test
    void areOneImageTagAndFourObjectsInTheOrderOfTheColumns() {
        List<String[]> rows =
                rows(ACTIVE, 5, false).lines().map(line -> line.split("\t", -1)).toList();
        assertThat(rows).hasSize(5).allSatisfy(row -> assertThat(row).hasSize(14));
        assertThat(rows.get(0)).startsWith("1002", "2", "5", "0", "8").endsWith("\\N");
        assertThat(rows).extracting(row -> row[6]).containsExactly("0", "1", "1", "1", "1");
        assertThat(rows).extracting(row -> row[9]).containsOnly("0");
    }

    @Test
    void areDecidedWhereTheItemIsReviewed() {
        assertThat(rows(ACTIVE, 5, true).lines().map(line -> line.split("\t", -1)[9]))
                .doesNotContain("0");
    }

    @Test
    void agreeMostlyBetweenTheVersions() {
        long same = IntStream.range(0, 1_000)
                .filter(item -> label(OLDER, item).equals(label(ACTIVE, item)))
                .count();
        assertThat(same).isBetween(600L, 800L);
    }

    @Test
    void drawTheFirstLabelFarMoreOftenThanTheLast() {
        LabelLottery lottery = new LabelLottery();
        SplittableRandom random = new SplittableRandom(1);
        int[] drawn = new int[LabelLottery.LABELS];
        IntStream.range(0, 1_000_000).forEach(i -> drawn[lottery.draw(random)]++);
        assertThat(drawn[0] / (double) drawn[199]).isBetween(110.0, 170.0);
        assertThat(drawn[0]).isBetween(100_000, 180_000);
    }

    private static String label(SetRow set, int item) {
        return rows(set, item, false).split("\t", -1)[5];
    }

    private static String rows(SetRow set, long item, boolean reviewed) {
        StringBuilder text = new StringBuilder();
        new PredictionRows(1).append(text, set, item, reviewed);
        return text.toString();
    }
}
