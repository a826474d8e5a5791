package io.autotag.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Which items are suspected of taking the process down. */
final class RunProbesTest {

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
    void countsInferencesThatNeverAnswered() {
        Run run = tagging.begin(seed);
        RunProbes probes = new RunProbes();
        int before = test.database().inTransaction(tx -> probes.begin(tx, run.id(), 1));
        int after = test.database().inTransaction(tx -> probes.begin(tx, run.id(), 1));
        assertThat(List.of(before, after)).containsExactly(0, 1);
        assertThat(test.database().<Integer>read(tx -> probes.unanswered(tx, run.id(), 1)))
                .isEqualTo(2);
        test.database().doInTransaction(tx -> probes.answered(tx, run.id(), 1));
        assertThat(test.database().<Integer>read(tx -> probes.unanswered(tx, run.id(), 1)))
                .isZero();
    }

    @Test
    void deathsBesideOthersMakeASuspectAndNoMore() {
        Run run = tagging.begin(seed);
        RunProbes probes = new RunProbes();
        test.database().doInTransaction(tx -> probes.died(tx, run.id(), 1));
        test.database().doInTransaction(tx -> probes.died(tx, run.id(), 1));
        assertThat(test.database().<Integer>read(tx -> probes.unanswered(tx, run.id(), 1)))
                .isEqualTo(1);
    }

    @Test
    void blamesNoItemThatHasItsAnswer() {
        Run run = tagging.begin(seed);
        tagging.attempt(run, tagging.remaining(run, 1).get(0));
        long answered = tagging.number("SELECT min(item_id) AS n FROM set_item");
        test.database().doInTransaction(tx -> new RunProbes().died(tx, run.id(), answered));
        assertThat(tagging.number("SELECT count(*) AS n FROM run_probe")).isZero();
    }

    @Test
    void keepsNoDeathsOfARunThatHasEnded() {
        Run run = tagging.begin(seed);
        test.database().doInTransaction(tx -> new RunProbes().died(tx, run.id(), 1));
        tagging.finish(run);
        assertThat(tagging.number("SELECT count(*) AS n FROM run_probe")).isZero();
        test.database().doInTransaction(tx -> new RunProbes().died(tx, run.id(), 1));
        assertThat(tagging.number("SELECT count(*) AS n FROM run_probe")).isZero();
    }
}
