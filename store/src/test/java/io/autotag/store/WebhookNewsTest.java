package io.autotag.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.autotag.blob.StoredBlob;
import io.autotag.review.ReviewEvent;
import io.autotag.run.Desired;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What happens is noted in the transaction in which it happens. */
final class WebhookNewsTest {

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
    void aRunTellsOfEveryBatchAndThenOfItsEnd() {
        Seed seed = Seed.plant(test.database(), "world", 20);
        Listener listener = new Listener(
                test.database(), seed.organisation(), WebhookEvent.PREDICTION_BATCH, WebhookEvent.RUN_COMPLETED);
        Tagging tagging = new Tagging(test.database());
        Run run = tagging.finish(tagging.begin(seed));
        tagging.settle(run, RunEnding.COMPLETED);
        List<WebhookDelivery> log = listener.log();
        assertThat(log)
                .extracting(WebhookDelivery::event)
                .containsExactly(
                        "prediction.batch",
                        "prediction.batch",
                        "prediction.batch",
                        "prediction.batch",
                        "prediction.batch",
                        "run.completed");
        assertThat(log.get(0).payload())
                .contains("\"run\":\"" + run.uid() + "\"")
                .contains(seed.items().get(0).uid());
        assertThat(log.get(5).payload())
                .contains(
                        "\"status\":\"completed\"",
                        "\"total_items\":20",
                        "\"failed_items\":2",
                        "\"completed_at\":\"20");
    }

    @Test
    void aRunTellsThatItPausedFailedAndWasCancelled() {
        Seed seed = Seed.plant(test.database(), "world", 20);
        Listener listener = new Listener(
                test.database(),
                seed.organisation(),
                WebhookEvent.RUN_PAUSED,
                WebhookEvent.RUN_FAILED,
                WebhookEvent.RUN_CANCELLED);
        Tagging tagging = new Tagging(test.database());
        Run run = tagging.begin(seed);
        assertThat(tagging.settle(run, RunEnding.PAUSED)).isFalse();
        tagging.desire(run, Desired.PAUSE);
        tagging.settle(run, RunEnding.PAUSED);
        tagging.settle(run, RunEnding.FAILED);
        Run other = tagging.begin(seed);
        tagging.desire(other, Desired.CANCEL);
        tagging.settle(other, RunEnding.CANCELLED);
        assertThat(listener.log())
                .extracting(WebhookDelivery::event)
                .containsExactly("run.paused", "run.failed", "run.cancelled");
        assertThat(listener.log().get(1).payload()).contains("\"error_message\":\"The model is gone.\"");
    }

    @Test
    void whatIsRolledBackIsNotTold() {
        Seed seed = Seed.plant(test.database(), "world", 20);
        Listener listener = new Listener(test.database(), seed.organisation(), WebhookEvent.PREDICTION_BATCH);
        Tagging tagging = new Tagging(test.database(), step -> {
            if (step == WriteStep.BEFORE_COMMIT) {
                throw new IllegalStateException("died");
            }
        });
        Run run = tagging.begin(seed);
        assertThatThrownBy(() -> tagging.attempt(run, new PositionRange(0, 8))).hasMessage("died");
        assertThat(listener.log()).isEmpty();
    }

    @Test
    void reviewsAndBulkActionsTell() {
        ReviewDesk desk = new ReviewDesk(test.database(), "world", 2).predicted();
        Listener listener = new Listener(
                test.database(), desk.seed.organisation(), WebhookEvent.REVIEW_SAVED, WebhookEvent.BULK_COMPLETED);
        desk.decide(desk.item(0), desk.ana, "car", ReviewEvent.ACCEPT);
        BulkDesk bulk = new BulkDesk(desk);
        BulkAction action = bulk.apply(BulkOrders.reject("dog 0"));
        bulk.undo(action);
        List<WebhookDelivery> log = listener.log();
        assertThat(log).extracting(WebhookDelivery::event).containsExactly("review.saved", "bulk.completed");
        assertThat(log.get(0).payload())
                .contains(
                        desk.item(0).uid(), "\"reviewer\":\"" + desk.ana.user().login() + "\"", "\"pending\":2");
        assertThat(log.get(1).payload()).contains(action.uid(), "\"status\":\"completed\"", "\"applied\":2");
    }

    @Test
    void exportsTellThatTheyHaveTheirFileOrFailed() {
        ReviewDesk desk = new ReviewDesk(test.database(), "world", 2);
        Listener listener = new Listener(
                test.database(), desk.seed.organisation(), WebhookEvent.EXPORT_COMPLETED, WebhookEvent.EXPORT_FAILED);
        ExportDesk exports = new ExportDesk(desk);
        Export done = exports.create(ExportDesk.order(""));
        ExportAttempt attempt = exports.begin(done);
        ExportCounts counts = new ExportCounts(0, 2, 5, 0, 0);
        StoredBlob file = new StoredBlob("e".repeat(64), 12);
        test.database().inTransaction(tx -> exports.work.complete(tx, attempt, counts, file, Instant.now()));
        Export failed = exports.create(ExportDesk.order(""));
        test.database().doInTransaction(tx -> exports.work.fail(tx, failed.id(), "The disk is full."));
        Export cancelled = exports.create(ExportDesk.order(""));
        test.database().inTransaction(tx -> exports.exports.cancel(tx, cancelled));
        List<WebhookDelivery> log = listener.log();
        assertThat(log).extracting(WebhookDelivery::event).containsExactly("export.completed", "export.failed");
        assertThat(log.get(0).payload()).contains(done.uid(), "\"status\":\"exported\"", "\"annotation_count\":5");
        assertThat(log.get(1).payload()).contains(failed.uid(), "\"error_message\":\"The disk is full.\"");
    }
}
