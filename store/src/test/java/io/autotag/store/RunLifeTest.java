package io.autotag.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.autotag.run.Desired;
import io.autotag.run.RunState;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** How runs are made, steered, restarted and settled. */
final class RunLifeTest {

    private final RunRepository runs = new RunRepository();
    private TestDatabase test;
    private Seed seed;
    private Tagging tagging;

    @BeforeEach
    void open() {
        test = TestDatabase.create();
        seed = Seed.plant(test.database(), "world", 20);
        tagging = new Tagging(test.database());
    }

    @AfterEach
    void close() {
        test.close();
    }

    @Test
    void theSameKeyIsTheSameRun() {
        CreatedRun first = create("monday");
        CreatedRun again = create("monday");
        assertThat(first.isNew()).isTrue();
        assertThat(again.isNew()).isFalse();
        assertThat(again.run()).isEqualTo(first.run());
        assertThat(create("tuesday").isNew()).isTrue();
    }

    @Test
    void withoutAKeyEveryRunIsNew() {
        assertThat(create(null).run().uid()).isNotEqualTo(create(null).run().uid());
    }

    @Test
    void runsOfAProjectShareTheVersionsSet() {
        assertThat(create(null).run().setId()).isEqualTo(create(null).run().setId());
    }

    @Test
    void refusesAnotherOrganisationsModel() {
        Seed stranger = Seed.plant(test.database(), "strange", 0);
        NewRun run = new NewRun(seed.project(), stranger.version(), new Selection.Full(), RunKind.MANUAL, null, false);
        assertThatThrownBy(() -> test.database().inTransaction(tx -> runs.create(tx, run)))
                .hasMessageContaining("another organisation");
    }

    /** One that has answered nothing, and one that was too quick to be timed, tell nothing. */
    @Test
    void ratesAreThoseOfTheChunksThatTellThem() {
        Run run = tagging.begin(seed);
        test.database().doInTransaction(tx -> tx.sql(
                        """
                        INSERT INTO run_chunk (run_id, epoch, first, position, done, failed, busy_ms)
                        VALUES (?, 1, 1000, 1010, 9, 1, 100), (?, 1, 1010, 1030, 20, 0, 100),
                               (?, 1, 1030, 1030, 0, 0, 50), (?, 1, 1040, 1050, 10, 0, 0)""",
                        run.id(),
                        run.id(),
                        run.id(),
                        run.id())
                .update());
        assertThat(tagging.progress(run).rates()).isEqualTo(new ChunkRates(2, 30, 200, 1 + 4));
    }

    @Test
    void completesWhenNothingRemains() {
        Run run = tagging.begin(seed);
        assertThat(tagging.settle(run, RunEnding.COMPLETED)).isFalse();
        assertThat(tagging.reread(run).state()).isEqualTo(RunState.RUNNING);
        Run done = tagging.finish(run);
        assertThat(done.state()).isEqualTo(RunState.COMPLETED);
        assertThat(done.startedAt()).isNotNull();
        assertThat(done.finishedAt()).isNotNull();
        assertThat(tagging.settle(run, RunEnding.COMPLETED)).isTrue();
        assertThat(tagging.settle(run, RunEnding.FAILED)).isFalse();
    }

    @Test
    void pausesOnlyWhilePeopleWantIt() {
        Run run = tagging.begin(seed);
        assertThat(tagging.settle(run, RunEnding.PAUSED)).isFalse();
        tagging.desire(run, Desired.PAUSE);
        assertThat(tagging.settle(run, RunEnding.PAUSED)).isTrue();
        assertThat(openRuns()).isEmpty();
        tagging.desire(run, Desired.RUN);
        assertThat(tagging.settle(run, RunEnding.PAUSED)).isFalse();
        assertThat(openRuns()).extracting(Run::uid).containsExactly(run.uid());
    }

    @Test
    void resumesAndFinishes() {
        Run run = tagging.begin(seed);
        tagging.attempt(run, new PositionRange(0, 8));
        tagging.desire(run, Desired.PAUSE);
        tagging.settle(run, RunEnding.PAUSED);
        assertThat(tagging.plan(run).state()).isEqualTo(RunState.PAUSED);
        tagging.desire(run, Desired.RUN);
        assertThat(tagging.plan(run).state()).isEqualTo(RunState.RUNNING);
        assertThat(tagging.finish(run).state()).isEqualTo(RunState.COMPLETED);
        assertThat(tagging.progress(run).processed()).isEqualTo(20);
    }

    @Test
    void tellsTheWriterToStopButKeepsWhatItWrote() {
        Run run = tagging.begin(seed);
        tagging.desire(run, Desired.PAUSE);
        assertThat(tagging.attempt(run, new PositionRange(0, 20))).isEqualTo(WriteOutcome.STOP);
        assertThat(tagging.remaining(run, 5)).containsExactly(new PositionRange(4, 20));
    }

    @Test
    void cancellingFencesWritersOff() {
        Run run = tagging.begin(seed);
        tagging.attempt(run, new PositionRange(0, 8));
        assertThat(tagging.settle(run, RunEnding.CANCELLED)).isFalse();
        tagging.desire(run, Desired.CANCEL);
        assertThat(tagging.settle(run, RunEnding.COMPLETED)).isFalse();
        assertThat(tagging.settle(run, RunEnding.CANCELLED)).isTrue();
        assertThat(tagging.attempt(run, new PositionRange(8, 20))).isEqualTo(WriteOutcome.FENCED);
        assertThat(tagging.reread(run).state()).isEqualTo(RunState.CANCELLED);
        assertThat(tagging.settle(run, RunEnding.CANCELLED)).isTrue();
    }

    @Test
    void aRunBeingCancelledCannotGoOn() {
        Run run = tagging.begin(seed);
        tagging.desire(run, Desired.CANCEL);
        assertThatThrownBy(() -> tagging.desire(run, Desired.RUN))
                .isInstanceOfSatisfying(StoreException.class, refused -> assertThat(refused.code())
                        .isEqualTo(StoreError.CONFLICT));
    }

    @Test
    void aRunThatEndedTakesNoWishes() {
        Run run = tagging.finish(tagging.begin(seed));
        assertThatThrownBy(() -> tagging.desire(run, Desired.PAUSE)).hasMessageContaining("completed");
    }

    @Test
    void aRunThatHasNotBegunCanBeCancelled() {
        Run run = create(null).run();
        tagging.desire(run, Desired.CANCEL);
        assertThat(tagging.settle(run, RunEnding.CANCELLED)).isTrue();
        assertThat(tagging.plan(run).state()).isEqualTo(RunState.CANCELLED);
    }

    @Test
    void failsWithASentence() {
        Run run = tagging.begin(seed);
        tagging.attempt(run, new PositionRange(0, 8));
        assertThat(tagging.settle(run, RunEnding.FAILED)).isTrue();
        assertThat(tagging.reread(run).errorMessage()).isEqualTo("The model is gone.");
        assertThat(tagging.progress(run).processed()).isEqualTo(8);
    }

    @Test
    void theEpochMovesOnceForEachLookAtIt() {
        Run run = tagging.begin(seed);
        Optional<Run> moved = bump(run);
        assertThat(moved).map(Run::epoch).contains(run.epoch() + 1);
        assertThat(bump(run)).isEmpty();
        assertThat(tagging.settle(run, RunEnding.FAILED)).isFalse();
    }

    @Test
    void onlyOneReconcilesAtATime() {
        test.database().doInTransaction(tx -> {
            assertThat(runs.tryReconcile(tx)).isTrue();
            boolean second = test.database().inTransaction(runs::tryReconcile);
            assertThat(second).isFalse();
        });
    }

    @Test
    void listsRunsNewestFirstInPages() {
        Run first = create(null).run();
        Run second = create(null).run();
        Run third = create(null).run();
        List<Run> page = test.database().read(tx -> runs.list(tx, seed.project(), Page.first(2)));
        List<Run> rest = test.database().read(tx -> runs.list(tx, seed.project(), Page.after(second.id(), 2)));
        assertThat(page).extracting(Run::uid).containsExactly(third.uid(), second.uid());
        assertThat(rest).extracting(Run::uid).containsExactly(first.uid());
    }

    @Test
    void listsFailuresAndChunks() {
        Run run = tagging.finish(tagging.begin(seed));
        List<RunFailure> failures = test.database().read(tx -> new RunReader().failures(tx, run, Page.first(100)));
        List<RunChunk> chunks =
                test.database().read(tx -> new RunReader().chunks(tx, ChunkKey.beforeAllOf(run.id()), 10));
        assertThat(failures).hasSize(2).allMatch(failure -> failure.code() == FailureCode.UNREADABLE);
        assertThat(chunks).singleElement().satisfies(chunk -> assertThat(chunk.done())
                .isEqualTo(18));
        assertThat(chunks.get(0).position()).isEqualTo(20);
    }

    @Test
    void everyChangeRaisesTheVersion() {
        Run run = tagging.begin(seed);
        long planned = tagging.progress(run).version();
        tagging.attempt(run, new PositionRange(0, 4));
        long written = tagging.progress(run).version();
        tagging.desire(run, Desired.PAUSE);
        assertThat(written).isGreaterThan(planned);
        assertThat(tagging.progress(run).version()).isGreaterThan(written);
    }

    @Test
    void findsTheOpenLiveRun() {
        NewRun live = new NewRun(seed.project(), seed.version(), new Selection.Full(), RunKind.LIVE, null, false);
        Run run = test.database().inTransaction(tx -> runs.create(tx, live)).run();
        assertThat(findLive()).map(Run::uid).contains(run.uid());
        tagging.finish(tagging.plan(run));
        assertThat(findLive()).isEmpty();
    }

    @Test
    void aSetPlannedLargeGetsItsOwnPartition() {
        test.database().doInTransaction(tx -> tx.sql("UPDATE dataset SET item_count = 500000")
                .update());
        tagging.finish(tagging.begin(seed));
        assertThat(tagging.number("SELECT shard AS n FROM prediction_set")).isEqualTo(8);
        assertThat(tagging.number("SELECT count(*) AS n FROM prediction_8")).isPositive();
        assertThat(indexes("prediction_8")).isPositive().isEqualTo(indexes("prediction_0"));
    }

    private long indexes(String table) {
        return tagging.number("SELECT count(*) AS n FROM pg_indexes WHERE tablename = '" + table + "'");
    }

    private CreatedRun create(@Nullable String key) {
        NewRun run = new NewRun(seed.project(), seed.version(), new Selection.Full(), RunKind.MANUAL, key, false);
        return test.database().inTransaction(tx -> runs.create(tx, run));
    }

    private Optional<Run> bump(Run run) {
        return test.database().inTransaction(tx -> runs.bumpEpoch(tx, run.id(), run.epoch(), "2"));
    }

    private Optional<Run> findLive() {
        return test.database().read(tx -> runs.findOpenLive(tx, seed.project(), seed.version()));
    }

    private List<Run> openRuns() {
        return test.database().read(runs::openRuns);
    }
}
