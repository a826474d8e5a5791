package io.autotag.search;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

/** How much of a walk along rows is checked, and that nothing is missed by it. */
final class ScanTest {

    private static final int ENOUGH = 10;
    private static final int BUDGET = 150;
    private static final ScanLimits LIMITS = new ScanLimits(8, 64, BUDGET, 0);

    private final List<Integer> checked = new ArrayList<>();

    @Test
    void checksHardlyMoreThanIsEnoughWhereTheyMatch() {
        ScanResult result = scan(numbered(100), Set.of(), false).runSparingly(Optional.empty(), ENOUGH);
        assertThat(result.found()).startsWith(numbered(ENOUGH).toArray(ItemCursor[]::new));
        assertThat(checked).containsExactly(11);
    }

    @Test
    void checksTheOthersOfTheStepWhereTheyDoNot() {
        Set<ItemCursor> without = Set.copyOf(numbered(2));
        ScanResult result = scan(numbered(100), without, false).runSparingly(Optional.empty(), ENOUGH);
        assertThat(result.found())
                .startsWith(numbered(ENOUGH + 2).subList(2, ENOUGH + 2).toArray(ItemCursor[]::new));
        assertThat(checked).containsExactly(11, 9);
    }

    @Test
    void checksTheLaterStepsWhole() {
        scan(numbered(100), Set.copyOf(numbered(30)), false).runSparingly(Optional.empty(), ENOUGH);
        assertThat(checked).containsExactly(11, 9, 64);
    }

    /** Items come in several rows, in any order; a row counts where its key is the item's own. */
    @Test
    void findsTheSameInTheSameOrderHoweverMuchIsCheckedAtOnce() {
        for (int round = 0; round < 1_000; round++) {
            Random random = new Random(round);
            List<ItemCursor> rows = random.ints(random.nextInt(400), 0, 120)
                    .mapToObj(item -> new ItemCursor(Optional.of(Integer.toString(random.nextInt(5))), item))
                    .distinct()
                    .collect(Collectors.toCollection(ArrayList::new));
            Map<Long, ItemCursor> own = new HashMap<>();
            rows.stream()
                    .sorted(Comparator.comparing(row -> row.key().orElseThrow()))
                    .forEach(row -> own.put(row.itemId(), row));
            Collections.shuffle(rows, random);
            Set<ItemCursor> without =
                    rows.stream().filter(row -> random.nextInt(4) == 0).collect(Collectors.toSet());
            List<ItemCursor> wanted = rows.stream()
                    .filter(row -> row.equals(own.get(row.itemId())) && !without.contains(row))
                    .toList();
            assertThat(pages(scan(rows, without, own, random.nextBoolean())))
                    .as("round %d", round)
                    .isEqualTo(wanted);
        }
    }

    /** All that is found, page by page. */
    private static List<ItemCursor> pages(Scan scan) {
        List<ItemCursor> all = new ArrayList<>();
        Optional<ItemCursor> after = Optional.empty();
        boolean isOver = false;
        while (!isOver) {
            ScanResult page = scan.runSparingly(after, ENOUGH);
            List<ItemCursor> shown = page.found().stream().limit(ENOUGH).toList();
            all.addAll(shown);
            isOver = shown.size() < ENOUGH && page.stoppedAt().isEmpty();
            after = page.stoppedAt().or(() -> shown.stream().reduce((one, next) -> next));
        }
        return all;
    }

    private Scan scan(List<ItemCursor> rows, Set<ItemCursor> without, boolean isKnown) {
        return scan(rows, without, rows.stream().collect(Collectors.toMap(ItemCursor::itemId, row -> row)), isKnown);
    }

    /** @param isKnown whether items that do not match need not be checked */
    private Scan scan(List<ItemCursor> rows, Set<ItemCursor> without, Map<Long, ItemCursor> own, boolean isKnown) {
        Scan.Rows walk = (after, limit) -> {
            int begin = after.map(rows::indexOf).orElse(-1) + 1;
            return rows.subList(begin, Math.min(begin + limit, rows.size()));
        };
        Scan.Checking checking = new Scan.Checking() {
            @Override
            public Set<ItemCursor> check(long[] ids) {
                checked.add(ids.length);
                return LongStream.of(ids)
                        .filter(this::matches)
                        .mapToObj(own::get)
                        .collect(Collectors.toSet());
            }

            @Override
            public boolean mayMatch(long id) {
                return !isKnown || matches(id);
            }

            private boolean matches(long id) {
                return !without.contains(own.get(id));
            }
        };
        return new Scan(LIMITS, walk, checking);
    }

    private static List<ItemCursor> numbered(int end) {
        return IntStream.range(0, end)
                .mapToObj(id -> new ItemCursor(Optional.empty(), id))
                .toList();
    }
}
