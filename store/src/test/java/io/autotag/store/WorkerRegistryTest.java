package io.autotag.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What workers say of themselves, and what is wanted of them. */
final class WorkerRegistryTest {

    private static final Instant START = Instant.parse("2026-01-01T00:00:00Z");
    private static final WorkerReport BUSY = new WorkerReport("cuda", List.of(3L, 1L), 12.5, 2, Optional.empty());

    private final WorkerRegistry registry = new WorkerRegistry();
    private TestDatabase test;

    @BeforeEach
    void open() {
        test = TestDatabase.create();
    }

    @AfterEach
    void close() {
        test.close();
    }

    @Test
    void keepsWhatAWorkerSaysOfItself() {
        assertThat(beat("w", List.of("io"), BUSY)).isEmpty();
        assertThat(all()).singleElement().satisfies(registered -> {
            assertThat(registered.name()).isEqualTo("host:7");
            assertThat(registered.report()).contains(BUSY);
            assertThat(registered.drainWantedAt()).isEmpty();
        });
        beat("w", List.of("io"), WorkerReport.idle("cpu"));
        assertThat(all()).singleElement().satisfies(registered -> assertThat(registered.report())
                .contains(WorkerReport.idle("cpu")));
    }

    @Test
    void listsThoseOfAHostTogether() {
        for (String id : List.of("c", "a", "b")) {
            beat(id, List.of("io"), BUSY);
        }
        assertThat(all()).extracting(one -> one.worker().id()).containsExactly("a", "b", "c");
    }

    @Test
    void aWishIsHeardAtTheNextBeatUntilItIsTakenBack() {
        beat("w", List.of("io"), BUSY);
        assertThat(test.database().<Boolean>inTransaction(tx -> registry.drain(tx, "w", START)))
                .isTrue();
        assertThat(test.database().<Boolean>inTransaction(tx -> registry.drain(tx, "w", START)))
                .isFalse();
        assertThat(drain("w", START.plusSeconds(9)).drainWantedAt()).contains(START);
        assertThat(beat("w", List.of("io"), BUSY)).contains(START);
        assertThat(beat("w", List.of(), BUSY)).contains(START);
        assertThat(resume("w")).isTrue();
        assertThat(resume("w")).isFalse();
        assertThat(all().get(0).drainWantedAt()).isEmpty();
        assertThat(beat("w", List.of(), BUSY)).isEmpty();
    }

    @Test
    void aWishOutlivesTheRowThatItWasIn() {
        beat("w", List.of("io"), BUSY);
        drain("w", START);
        test.database().doInTransaction(tx -> registry.forget(tx, START.plusSeconds(1)));
        assertThat(all()).isEmpty();
        assertThat(beat("w", List.of(), new WorkerReport("cpu", List.of(), 0, 0, Optional.of(START))))
                .contains(START);
    }

    @Test
    void aWorkerThatIsNotThereCannotBeDrained() {
        assertThatThrownBy(() -> drain("w", START))
                .isInstanceOf(StoreException.class)
                .hasMessage("There is no such worker.");
        assertThatThrownBy(() -> test.database().inTransaction(tx -> registry.resume(tx, "w")))
                .hasMessage("There is no such worker.");
    }

    /** The statement of the version before, which may still be there while this one comes. */
    @Test
    void aWorkerOfTheVersionBeforeMayBeatAndCannotBeDrained() {
        String beat =
                """
                INSERT INTO worker (id, host, pid, code_version, queues, started_at, seen_at)
                VALUES (?, ?, ?, ?, ?, ?, ?)
                ON CONFLICT (id) DO UPDATE SET queues = excluded.queues, seen_at = excluded.seen_at""";
        for (int seconds = 0; seconds < 20; seconds += 10) {
            Instant now = START.plusSeconds(seconds);
            test.database().doInTransaction(tx -> tx.sql(beat, "w", "host", 7, "1", List.of("io"), START, now)
                    .update());
        }
        assertThat(all()).singleElement().satisfies(registered -> {
            assertThat(registered.report()).isEmpty();
            assertThat(registered.state(START.plusSeconds(10))).isEqualTo(WorkerState.WORKING);
        });
        assertThatThrownBy(() -> drain("w", START)).hasMessageContaining("earlier version");
    }

    @Test
    void namesTheModelsOfOneOrganisation() {
        Seed own = Seed.plant(test.database(), "own", 0);
        Seed other = Seed.plant(test.database(), "other", 0);
        List<Long> open = List.of(other.version().id(), own.version().id());
        assertThat(test.database()
                        .<List<LoadedModel>>read(
                                tx -> registry.models(tx, own.organisation().id(), open)))
                .singleElement()
                .satisfies(model -> {
                    assertThat(model.versionUid()).isEqualTo(own.version().uid());
                    assertThat(model.modelName()).isEqualTo(own.version().modelName());
                    assertThat(model.number()).isEqualTo(own.version().version());
                });
    }

    private RegisteredWorker drain(String id, Instant now) {
        return test.database().inTransaction(tx -> {
            registry.drain(tx, id, now);
            return registry.get(tx, id);
        });
    }

    private boolean resume(String id) {
        return test.database().<Boolean>inTransaction(tx -> registry.resume(tx, id));
    }

    private List<RegisteredWorker> all() {
        return test.database().read(registry::all);
    }

    private Optional<Instant> beat(String id, List<String> queues, WorkerReport report) {
        Worker worker = new Worker(id, "host", 7, "1", queues, START, START);
        return test.database().inTransaction(tx -> registry.heartbeat(tx, worker, report));
    }
}
