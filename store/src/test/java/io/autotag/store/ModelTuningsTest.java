package io.autotag.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What workers found out about calling a version. */
final class ModelTuningsTest {

    private static final Instant NOON = Instant.parse("2026-11-24T12:00:00Z");

    private final ModelRepository models = new ModelRepository();
    private TestDatabase test;
    private Seed seed;

    @BeforeEach
    void open() {
        test = TestDatabase.create();
        seed = Seed.plant(test.database(), "world", 1);
    }

    @AfterEach
    void close() {
        test.close();
    }

    @Test
    void belongsToTheVersionHoweverThatIsRead() {
        ModelTuning two = on("cpu, 2 cores", 30, NOON);
        ModelTuning four = on("cpu, 4 cores", 55, NOON);
        note(four);
        note(two);
        assertThat(tunings()).containsExactly(two, four);
        List<ModelVersion> all = test.database()
                .read(tx -> models.versions(
                        tx,
                        models.get(tx, seed.organisation().id(), seed.version().modelUid())));
        assertThat(all).singleElement().satisfies(version -> assertThat(version.tunings())
                .containsExactly(two, four));
    }

    @Test
    void theLatestCountsWhoeverIsLate() {
        note(on("cpu, 2 cores", 30, NOON));
        note(on("cpu, 2 cores", 32, NOON.plusSeconds(1)));
        note(on("cpu, 2 cores", 31, NOON));
        assertThat(tunings()).containsExactly(on("cpu, 2 cores", 32, NOON.plusSeconds(1)));
    }

    @ParameterizedTest
    @CsvSource({"0, 1, 1, 30", "1, 0, 1, 30", "1, 1, 0, 30", "1, 1, 1, 0", "1, 1, 1, NaN", "1, 1, 1, Infinity"})
    void refusesWhatCannotHaveBeenMeasured(int callers, int threads, int batch, double speed) {
        assertThatThrownBy(() -> new ModelTuning("cpu, 2 cores", "cpu", callers, threads, batch, speed, NOON))
                .isInstanceOf(IllegalArgumentException.class);
    }

    private static ModelTuning on(String machine, double speed, Instant at) {
        return new ModelTuning(machine, "cpu", 2, 1, 8, speed, at);
    }

    private void note(ModelTuning tuning) {
        test.database().doInTransaction(tx -> new ModelTunings()
                .note(tx, seed.version().id(), tuning));
    }

    private List<ModelTuning> tunings() {
        return test.database()
                .read(tx -> models.versionForWorker(tx, seed.version().id()))
                .tunings();
    }
}
