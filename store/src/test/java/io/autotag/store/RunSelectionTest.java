package io.autotag.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.autotag.query.sql.SqlFragment;
import io.autotag.run.RunState;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class RunSelectionTest {

    private static final int ITEMS = 1_300;

    private static final AtomicInteger MODELS = new AtomicInteger();

    private static TestDatabase test;
    private static Seed seed;
    private static Seed stranger;
    private static Tagging tagging;

    @BeforeAll
    static void open() {
        test = TestDatabase.create();
        seed = Seed.plant(test.database(), "own", ITEMS);
        stranger = Seed.plant(test.database(), "strange", 10);
        tagging = new Tagging(test.database());
    }

    @AfterAll
    static void close() {
        test.close();
    }

    @Test
    void everyBlockButTheLastIsFull() {
        Run run = tagging.begin(seed);
        assertThat(run.total()).isEqualTo(ITEMS);
        assertThat(blockSizes(run)).containsExactly("512", "512", "276");
    }

    @Test
    void freezesOnce() {
        Run run = tagging.begin(seed);
        assertThat(test.database().<Long>inTransaction(tx -> new RunSelection().freeze(tx, run.id())))
                .isEqualTo(ITEMS);
        assertThat(blockSizes(run)).hasSize(3);
    }

    @Test
    void itemsComeInTheOrderOfTheirPositions() {
        Run run = tagging.begin(withFreshModel());
        List<WorkItem> items = tagging.itemsAt(run, new PositionRange(500, 530));
        assertThat(items).extracting(WorkItem::position).containsExactlyElementsOf(longs(500, 530));
        assertThat(items)
                .extracting(WorkItem::itemUid)
                .containsExactlyElementsOf(
                        seed.items().subList(500, 530).stream().map(Item::uid).toList());
    }

    @Test
    void coversSlicesWithoutDoubles() {
        Slice one = slice("one", 0, 20);
        Slice two = slice("two", 10, 30);
        Run run = tagging.begin(seed, new Selection.Slices(List.of(one.uid(), two.uid())), false);
        assertThat(run.total()).isEqualTo(30);
    }

    @Test
    void coversNamedItems() {
        List<String> uids = uids(seed, 3, 8);
        assertThat(tagging.begin(seed, new Selection.Items(uids), false).total())
                .isEqualTo(5);
    }

    @Test
    void coversNothingOfAnotherOrganisation() {
        List<String> uids = uids(stranger, 0, 10);
        assertThat(tagging.begin(seed, new Selection.Items(uids), false).total())
                .isZero();
        Slice foreign = test.database().inTransaction(tx -> new SliceRepository()
                .create(
                        tx,
                        newSlice(
                                stranger,
                                "foreign",
                                SliceSource.wholeDataset(stranger.dataset().uid()))));
        assertThat(tagging.begin(seed, new Selection.Slices(List.of(foreign.uid())), false)
                        .total())
                .isZero();
    }

    @Test
    void anEmptyRunCompletes() {
        Run run = tagging.begin(seed, new Selection.Items(List.of("nothing")), false);
        assertThat(tagging.finish(run).state()).isEqualTo(RunState.COMPLETED);
    }

    @Test
    void refusesQueriesUntilSomethingUnderstandsThem() {
        NewRun run = new NewRun(
                seed.project(), seed.version(), new Selection.Query("score > 0"), RunKind.MANUAL, null, false);
        Run created = test.database()
                .inTransaction(tx -> new RunRepository().create(tx, run))
                .run();
        assertThatThrownBy(() -> test.database().inTransaction(tx -> new RunSelection().freeze(tx, created.id())))
                .isInstanceOfSatisfying(StoreException.class, refused -> assertThat(refused.code())
                        .isEqualTo(StoreError.INVALID));
    }

    @Test
    void coversWhatAQuerySelects() {
        QuerySelection port = (tx, projectId, query) ->
                new SqlFragment("SELECT id FROM item WHERE key LIKE ?", List.of("%" + query + ".jpg"));
        NewRun run = new NewRun(seed.project(), seed.version(), new Selection.Query("7"), RunKind.MANUAL, null, false);
        Run created = test.database()
                .inTransaction(tx -> new RunRepository().create(tx, run))
                .run();
        long total = test.database().inTransaction(tx -> new RunSelection(port).freeze(tx, created.id()));
        assertThat(total).isEqualTo((ITEMS + 10) / 10);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 17, 100, 10_000})
    void remainingIsExactUpToTheLastRange(int maxRanges) {
        try (TestDatabase fresh = TestDatabase.create()) {
            Tagging there = new Tagging(fresh.database());
            Run run = there.begin(Seed.plant(fresh.database(), "holes", ITEMS));
            BitSet todo = punchHoles(fresh.database(), run);
            assertThat(there.remaining(run, maxRanges)).isEqualTo(ranges(todo, maxRanges));
        }
    }

    @Test
    void nothingRemainsOfAFinishedRun() {
        Run run = tagging.begin(withFreshModel());
        tagging.finish(run);
        assertThat(tagging.remaining(run, 10)).isEmpty();
    }

    @Test
    void freezesAHundredThousandItemsSmall() {
        try (TestDatabase big = TestDatabase.create()) {
            Seed world = Seed.plant(big.database(), "big", 100_000);
            Tagging there = new Tagging(big.database());
            Run run = there.begin(world);
            assertThat(run.total()).isEqualTo(100_000);
            assertThat(there.number("SELECT pg_total_relation_size('run_block') AS n"))
                    .isLessThan(2_000_000);
            assertThat(there.remaining(run, 10)).containsExactly(new PositionRange(0, 100_000));
        }
    }

    @Test
    void appendsToALiveRunWithoutDoubles() {
        try (TestDatabase fresh = TestDatabase.create()) {
            Seed world = Seed.plant(fresh.database(), "live", 1_200);
            Tagging there = new Tagging(fresh.database());
            Run run = there.begin(world, new Selection.Items(uids(world, 0, 500)), false);
            assertThat(append(fresh.database(), run, world, 490, 1_100)).isTrue();
            assertThat(there.reread(run).total()).isEqualTo(1_100);
            assertThat(there.texts("SELECT cardinality(item_ids)::text AS line FROM run_block ORDER BY block"))
                    .containsExactly("512", "512", "76");
            assertThat(there.remaining(run, 5)).containsExactly(new PositionRange(0, 1_100));
            there.finish(run);
            assertThat(append(fresh.database(), run, world, 1_100, 1_200)).isFalse();
        }
    }

    private static boolean append(Database database, Run run, Seed world, int from, int to) {
        long[] ids =
                world.items().subList(from, to).stream().mapToLong(Item::id).toArray();
        return database.inTransaction(tx -> new RunSelection().append(tx, run.id(), ids));
    }

    /** The same world with a model that has looked at nothing yet. */
    private static Seed withFreshModel() {
        String name = "model " + MODELS.incrementAndGet();
        ModelVersion version = test.database().inTransaction(tx -> Seed.addModel(tx, seed.organisation(), name));
        return new Seed(seed.organisation(), seed.user(), seed.dataset(), seed.items(), seed.project(), version);
    }

    private static Slice slice(String name, int from, int to) {
        SliceSource source = SliceSource.someItems(seed.dataset().uid(), uids(seed, from, to));
        return test.database().inTransaction(tx -> new SliceRepository().create(tx, newSlice(seed, name, source)));
    }

    private static NewSlice newSlice(Seed world, String name, SliceSource source) {
        return new NewSlice(
                world.organisation().id(),
                world.user().login(),
                name,
                name,
                Visibility.PRIVATE,
                List.of(source),
                null,
                "[]");
    }

    private static List<String> uids(Seed world, int from, int to) {
        return world.items().subList(from, to).stream().map(Item::uid).toList();
    }

    private static List<String> blockSizes(Run run) {
        return tagging.texts("SELECT cardinality(item_ids)::text AS line FROM run_block WHERE run_id = " + run.id()
                + " ORDER BY block");
    }

    private static List<Long> longs(int from, int to) {
        return IntStream.range(from, to).mapToObj(Long::valueOf).toList();
    }

    /** Claims some items and lets others fail; the set bits are the positions that remain. */
    private static BitSet punchHoles(Database database, Run run) {
        Random random = new Random(5);
        BitSet todo = new BitSet();
        todo.set(0, ITEMS);
        String[] tables = {
            "set_item (run_id, set_id, item_id, n) SELECT r.id, r.set_id, b.item_ids[?], 0",
            "run_failure (run_id, item_id, code, message) SELECT r.id, b.item_ids[?], 'crash', ''"
        };
        database.doInTransaction(tx -> {
            for (int i = 0; i < 400; i++) {
                int position = random.nextInt(ITEMS);
                if (todo.get(position)) {
                    todo.clear(position);
                    tx.sql(
                                    "INSERT INTO " + tables[i % 2]
                                            + " FROM run r JOIN run_block b ON b.run_id = r.id WHERE r.id = ? AND b.block = ?",
                                    position % 512 + 1,
                                    run.id(),
                                    position / 512)
                            .update();
                }
            }
        });
        return todo;
    }

    private static List<PositionRange> ranges(BitSet todo, int maxRanges) {
        List<PositionRange> ranges = new ArrayList<>();
        for (int from = todo.nextSetBit(0); from >= 0; from = todo.nextSetBit(todo.nextClearBit(from))) {
            boolean last = ranges.size() == maxRanges - 1;
            ranges.add(new PositionRange(from, last ? todo.length() : todo.nextClearBit(from)));
            if (last) {
                break;
            }
        }
        return ranges;
    }
}
