package io.autotag.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.autotag.calibration.Curve;
import io.autotag.calibration.NotEnoughReviewsException;
import io.autotag.calibration.RescorePhase;
import io.autotag.calibration.ReviewedPrediction;
import io.autotag.review.ReviewEvent;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

final class RescoreTest {

    private TestDatabase test;
    private ReviewDesk desk;
    private Tagging tagging;
    private RescoreDesk scores;

    @BeforeEach
    void open() {
        test = TestDatabase.create();
        desk = new ReviewDesk(test.database(), "harbour", 60);
        tagging = new Tagging(test.database());
        scores = new RescoreDesk(test.database(), desk.seed);
    }

    @AfterEach
    void close() {
        test.close();
    }

    private void tag() {
        tagging.finish(tagging.begin(desk.seed));
    }

    @Test
    void changesNothingButScores() {
        tag();
        List<String> before = scores.rows();
        String calibration = scores.invented(desk.lead, 0.5, -0.25);
        scores.finish(scores.confirm(desk.lead, calibration));
        assertThat(scores.rows()).isEqualTo(before).isNotEmpty();
        assertThat(scores.wrong(scores.curves(calibration))).isEmpty();
    }

    @Test
    void showsNoNewScoreBeforeAllAreThere() {
        tag();
        Rescoring rescoring = scores.confirm(desk.lead, scores.invented(desk.lead, 0.5, 1));
        while (scores.phase() != RescorePhase.CLEANING) {
            assertThat(scores.wrong(RescoreDesk.CARD)).isEmpty();
            scores.step(rescoring);
        }
        assertThat(scores.wrong(RescoreDesk.CARD)).isNotEmpty();
    }

    @Test
    void bringsBackTheOldScoresBitForBit() {
        tag();
        scores.finish(scores.confirm(desk.lead, scores.invented(desk.lead, 0.5, 1)));
        scores.finish(scores.confirm(desk.lead, scores.invented(desk.lead, 3, 1)));
        scores.finish(scores.takeBack(desk.lead));
        assertThat(scores.wrong(RescoreDesk.CARD)).isNotEmpty();
        scores.finish(scores.takeBack(desk.lead));
        assertThat(scores.wrong(RescoreDesk.CARD)).isEmpty();
        assertThat(scores.state().inUse()).isNull();
        assertThat(scores.state().scoreVersion()).isEqualTo(5);
        assertThatThrownBy(() -> scores.takeBack(desk.lead)).hasMessageContaining("nothing to take back");
    }

    @Test
    void takesBackToTheCardAlsoWhatWasInForceTwice() {
        tag();
        String first = scores.invented(desk.lead, 0.5, 1);
        String second = scores.invented(desk.lead, 3, 1);
        for (String calibration : List.of(first, second, first)) {
            scores.finish(scores.confirm(desk.lead, calibration));
        }
        for (String left : List.of(second, first)) {
            scores.finish(scores.takeBack(desk.lead));
            assertThat(scores.inForce()).contains(left);
        }
        scores.finish(scores.takeBack(desk.lead));
        assertThat(scores.inForce()).isEmpty();
        assertThatThrownBy(() -> scores.takeBack(desk.lead)).hasMessageContaining("nothing to take back");
    }

    @Test
    void copiesWhatWasDecidedMeanwhile() {
        desk.predicted();
        Rescoring rescoring = scores.confirm(desk.lead, scores.invented(desk.lead, 0.5, 1));
        for (int item = 0; scores.phase() != RescorePhase.CLEANING; item++) {
            scores.step(rescoring);
            desk.decide(desk.item(item), desk.ana, "car", ReviewEvent.ACCEPT);
        }
        scores.finish(rescoring);
        long accepted = desk.number("SELECT count(*) AS n FROM prediction WHERE status = 1");
        assertThat(accepted)
                .isEqualTo(desk.number("SELECT count(*) AS n FROM annotation"))
                .isPositive();
        assertThat(scores.rows()).hasSize(60 * ReviewDesk.USUAL.size());
    }

    @Test
    void notesForTheBitmapsWhatARunWritesWhileTheMoveWaits() throws Exception {
        tag();
        Rescoring rescoring = scores.confirm(desk.lead, scores.invented(desk.lead, 0.5, 1));
        while (scores.phase() != RescorePhase.FOLLOWING) {
            scores.step(rescoring);
        }
        test.database().doInTransaction(tx -> tx.sql("DELETE FROM change_log").update());
        long item = desk.item(0).id();
        CompletableFuture<RescoreStep> move = test.database().inTransaction(tx -> {
            PlacementLock.use(tx, desk.seed.project().id());
            tx.sql("DELETE FROM set_item WHERE item_id = ?", item).update();
            CompletableFuture<RescoreStep> waiting = CompletableFuture.supplyAsync(() -> scores.step(rescoring));
            test.awaitAdvisoryWaiters(1);
            tx.sql("INSERT INTO set_item (set_id, item_id, run_id, n) SELECT id, ?, 0, 0 FROM prediction_set", item)
                    .update();
            ChangeRows.add(
                    tx, desk.seed.project().id(), desk.number("SELECT id AS n FROM prediction_set"), new long[] {item});
            return waiting;
        });
        move.get(1, TimeUnit.MINUTES);
        assertThat(scores.phase()).isEqualTo(RescorePhase.CLEANING);
        assertThat(desk.number("SELECT count(DISTINCT xid) AS n FROM change_log WHERE " + item + " = ANY (item_ids)"))
                .isEqualTo(2);
    }

    @Test
    void aLaterRunFollowsTheCalibration() {
        desk.predicted();
        String calibration = scores.invented(desk.lead, 0.5, 1);
        scores.finish(scores.confirm(desk.lead, calibration));
        desk.force(desk.seed.version(), ReviewDesk.USUAL);
        Map<String, Curve> curves = scores.curves(calibration);
        assertThat(scores.wrong(curves)).isEmpty();
    }

    @Test
    void showsEachPredictionOnceWhereAnotherSetIsInTheSamePartition() {
        desk.predicted();
        desk.run(desk.model("another"), ReviewDesk.USUAL);
        test.database().doInTransaction(tx -> {
            String first = "(SELECT shard FROM prediction_set ORDER BY id LIMIT 1)";
            tx.sql("UPDATE prediction SET shard = " + first).update();
            tx.sql("UPDATE prediction_set SET shard = " + first).update();
        });
        Rescoring rescoring = scores.confirm(desk.lead, scores.invented(desk.lead, 0.5, 1));
        while (scores.phase() != RescorePhase.CLEANING) {
            scores.step(rescoring);
        }
        assertThat(desk.bundle(desk.item(0)).suggestions()).hasSize(2 * ReviewDesk.USUAL.size());
        desk.decide(desk.item(0), desk.ana, "dog", ReviewEvent.ACCEPT);
        assertThat(desk.number("SELECT count(*) AS n FROM prediction p JOIN prediction_set s ON s.id = p.set_id"
                        + " AND s.shard = p.shard WHERE p.status = 1"))
                .isEqualTo(1);
    }

    @Test
    void refusesASecondRewritingWhileOneIsUnderWay() {
        tag();
        String first = scores.invented(desk.lead, 0.5, 1);
        String second = scores.invented(desk.lead, 0.7, 1);
        Rescoring rescoring = scores.confirm(desk.lead, first);
        assertThat(scores.confirm(desk.lead, first).uid()).isEqualTo(rescoring.uid());
        assertThatThrownBy(() -> scores.confirm(desk.lead, second)).hasMessageContaining("at the moment");
        assertThatThrownBy(() -> scores.takeBack(desk.lead)).hasMessageContaining("at the moment");
    }

    @Test
    void beginsAnewWhereTheLogHasForgottenChanges() {
        tag();
        String calibration = scores.invented(desk.lead, 0.5, 1);
        Rescoring rescoring = scores.confirm(desk.lead, calibration);
        scores.step(rescoring);
        test.database().doInTransaction(tx -> tx.sql(
                        "INSERT INTO change_horizon (project_id, xid) VALUES (?, pg_current_xact_id())",
                        desk.seed.project().id())
                .update());
        List<String> before = test.database()
                .read(tx -> tx.sql("SELECT set_id || '-' || item_id || '-' || seq AS line FROM prediction p"
                                + " JOIN prediction_set s ON s.id = p.set_id AND s.shard = p.shard ORDER BY 1")
                        .list(row -> row.text("line")));
        scores.finish(rescoring);
        assertThat(scores.rows()).hasSameSizeAs(before);
        assertThat(scores.wrong(scores.curves(calibration))).isEmpty();
    }

    @Test
    void aProposalChangesNoScoreAndCountsReviews() {
        desk.predicted();
        for (int item = 0; item < 40; item++) {
            desk.decide(desk.item(item), desk.ana, "car", item % 4 == 0 ? ReviewEvent.REJECT : ReviewEvent.ACCEPT);
            desk.decide(desk.item(item), desk.ana, "dog", item % 2 == 0 ? ReviewEvent.REJECT : ReviewEvent.ACCEPT);
        }
        StoredCalibration proposal = test.database()
                .inTransaction(
                        tx -> scores.calibrations.propose(tx, desk.seed.project(), desk.seed.version(), desk.lead));
        assertThat(proposal.calibration().fitted() + proposal.calibration().heldOut())
                .isEqualTo(80);
        assertThat(proposal.calibration().errorAfter())
                .isLessThan(proposal.calibration().errorBefore());
        assertThat(scores.state().inUse()).isNull();
        assertThat(proposal.labels().values()).containsExactlyInAnyOrderElementsOf(Seed.LABELS);
    }

    @Test
    void refusesToFitToAHandfulOfReviews() {
        desk.predicted();
        desk.decide(desk.item(0), desk.ana, "car", ReviewEvent.ACCEPT);
        assertThatThrownBy(() -> test.database()
                        .inTransaction(tx ->
                                scores.calibrations.propose(tx, desk.seed.project(), desk.seed.version(), desk.lead)))
                .isInstanceOf(NotEnoughReviewsException.class)
                .hasMessage("Not enough reviews (1 of 50).");
    }

    @Test
    void aKeptLabelIsRightAndAChangedOneIsWrong() {
        desk.predicted();
        desk.save(desk.item(0), desk.ana, one(desk.modification(desk.item(0), "car", null, new Box(1, 2, 3, 4))));
        desk.save(desk.item(1), desk.ana, one(desk.modification(desk.item(1), "car", "dog", null)));
        List<ReviewedPrediction> reviews =
                test.database().read(tx -> scores.calibrations.reviews(tx, desk.seed.project(), desk.seed.version()));
        assertThat(reviews).extracting(review -> review.isRight()).containsExactly(false, true);
    }

    @Test
    void takesABulkActionsWordOnlyWhereSomebodyFinishedTheItem() {
        desk.predicted();
        desk.decide(desk.item(0), desk.ana, "car", ReviewEvent.ACCEPT);
        test.database().doInTransaction(tx -> {
            tx.sql("UPDATE prediction SET status = 3, action_id = 1 WHERE status = 0")
                    .execute();
            tx.sql(
                            "INSERT INTO project_item (project_id, item_id, state) VALUES (?, ?, 'reviewed')",
                            desk.seed.project().id(),
                            desk.item(1).id())
                    .execute();
        });
        long finished = desk.number("SELECT count(*) AS n FROM prediction WHERE item_id = "
                + desk.item(1).id());

        List<ReviewedPrediction> reviews =
                test.database().read(tx -> scores.calibrations.reviews(tx, desk.seed.project(), desk.seed.version()));
        assertThat(reviews)
                .extracting(ReviewedPrediction::itemId)
                .containsOnly(desk.item(0).id(), desk.item(1).id())
                .hasSize((int) finished + 1);
    }

    private static ReviewSave one(Decision decision) {
        return ReviewSave.of(List.of(decision), false);
    }
}
