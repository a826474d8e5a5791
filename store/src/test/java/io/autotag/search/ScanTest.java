package io.autotag.search;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

/** What of a walk along rows is checked; each row is a number, the id of its item. */
class ScanTest {

    private static final ScanLimits LIMITS = new ScanLimits(8, 64, 1_000_000, 0);
    private static final int ENOUGH = 10;

    private final List<Integer> checked = new ArrayList<>();

    @Test
    void checksHardlyMoreThanIsEnoughWhereTheyMatch() {
        ScanResult result = sparingly(IntStream.range(0, 100).boxed().toList(), Set.of());
        assertThat(ids(result).subList(0, ENOUGH)).containsExactlyElementsOf(longs(IntStream.range(0, ENOUGH)));
        assertThat(checked).containsExactly(11);
    }

    @Test
    void checksTheOthersOfTheStepWhereTheyDoNot() {
        Set<Integer> without = Set.of(0, 1);
        ScanResult result = sparingly(IntStream.range(0, 100).boxed().toList(), without);
        assertThat(ids(result).subList(0, ENOUGH)).containsExactlyElementsOf(longs(IntStream.range(2, 12)));
        assertThat(checked).containsExactly(11, 9);
    }

    @Test
    void findsTheSameInTheSameOrderHoweverMuchIsCheckedAtOnce() {
        Random random = new Random(7);
        for (int round = 0; round < 500; round++) {
            List<Integer> rows =
                    random.ints(random.nextInt(300), 0, 200).boxed().toList();
            Set<Integer> without =
                    random.ints(random.nextInt(200), 0, 200).boxed().collect(Collectors.toSet());
            Set<Long> all = rows.stream()
                    .filter(row -> !without.contains(row))
                    .map(Integer::longValue)
                    .collect(Collectors.toCollection(LinkedHashSet::new));
            List<Long> first = all.stream().limit(ENOUGH).toList();
            assertThat(ids(sparingly(rows, without)).stream().limit(ENOUGH))
                    .as("round %d", round)
                    .containsExactlyElementsOf(first);
        }
    }

    /** The walk remembers by itself how far it came. */
    private ScanResult sparingly(List<Integer> rows, Set<Integer> without) {
        List<ItemCursor> cursors =
                rows.stream().map(row -> new ItemCursor(Optional.empty(), row)).toList();
        int[] place = {0};
        Scan.Rows walk = (after, limit) -> {
            int begin = place[0];
            place[0] = Math.min(begin + limit, cursors.size());
            return cursors.subList(begin, place[0]);
        };
        Scan.Checking checking = ids -> {
            checked.add(ids.length);
            return LongStream.of(ids)
                    .filter(id -> !without.contains((int) id))
                    .mapToObj(id -> new ItemCursor(Optional.empty(), id))
                    .collect(Collectors.toSet());
        };
        return new Scan(LIMITS, walk, checking).runSparingly(Optional.empty(), ENOUGH);
    }

    private static List<Long> ids(ScanResult result) {
        return result.found().stream().map(ItemCursor::itemId).toList();
    }

    private static List<Long> longs(IntStream ids) {
        return ids.asLongStream().boxed().toList();
    }
}
