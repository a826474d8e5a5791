package io.autotag.store;

import static org.assertj.core.api.Assertions.assertThat;

import io.autotag.calibration.RescorePhase;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A backup of a server that had come further, restored to one that has not. */
final class ForeignTransactionsTest {

    private static final String FAR = "'999999999999'";
    private static final String KEPT =
            "SELECT (SELECT count(*) FROM facet_block) + (SELECT count(*) FROM change_horizon)"
                    + " + (SELECT count(*) FROM change_log) AS n";

    private TestDatabase test;
    private ReviewDesk desk;
    private RescoreDesk scores;
    private Rescoring rescoring;

    @BeforeEach
    void plant() {
        test = TestDatabase.create();
        desk = new ReviewDesk(test.database(), "harbour", 30);
        scores = new RescoreDesk(test.database(), desk.seed);
        Tagging tagging = new Tagging(test.database());
        tagging.finish(tagging.begin(desk.seed));
        rescoring = scores.confirm(desk.lead, scores.invented(desk.lead, 0.5, 1));
        scores.step(rescoring);
        run("INSERT INTO facet_block SELECT id, 0, 0, 1, pg_current_xact_id(), '' FROM project");
        run("INSERT INTO change_horizon SELECT id, pg_current_xact_id() FROM project");
    }

    @AfterEach
    void close() {
        test.close();
    }

    private void run(String statement) {
        test.database().doInTransaction(tx -> tx.sql(statement).update());
    }

    @Test
    void ownNumbersStay() {
        long before = desk.number(KEPT);
        long copied = desk.number("SELECT copied AS n FROM rescoring");
        Database.migrate(test.settings());
        assertThat(desk.number(KEPT)).isEqualTo(before).isGreaterThan(2);
        assertThat(desk.number("SELECT copied AS n FROM rescoring"))
                .isEqualTo(copied)
                .isPositive();
    }

    @Test
    void oneFromElsewhereHasAllForgotten() {
        for (String foreign : new String[] {
            "UPDATE facet_block SET as_of = " + FAR,
            "UPDATE change_horizon SET xid = " + FAR,
            "INSERT INTO change_log (xid, project_id, set_id, item_ids) VALUES (" + FAR + ", 1, 0, '{}')",
            "UPDATE rescoring SET marker = '999999999998:999999999999:'"
        }) {
            run(foreign);
            Database.migrate(test.settings());
            assertThat(desk.number(KEPT)).as(foreign).isZero();
            run("INSERT INTO facet_block SELECT id, 0, 0, 1, '3', '' FROM project");
            run("INSERT INTO change_horizon SELECT id, '3' FROM project");
        }
    }

    @Test
    void aRescoringBeginsAnewAndEnds() {
        run("UPDATE rescoring SET marker = '999999999998:999999999999:'");
        Database.migrate(test.settings());
        assertThat(scores.phase()).isEqualTo(RescorePhase.COPYING);
        assertThat(desk.number("SELECT copied AS n FROM rescoring")).isZero();
        scores.finish(rescoring);
        assertThat(scores.phase()).isEqualTo(RescorePhase.DONE);
    }
}
