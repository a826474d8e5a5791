package io.autotag.store;

import io.autotag.export.ExportState;
import java.time.Instant;
import java.util.List;

/** The facts of this module that webhooks are told of; each is to be called in the transaction that makes it one. */
final class WebhookNews {

    private static final WebhookOutbox OUTBOX = new WebhookOutbox();

    private WebhookNews() {}

    /** A run has come to rest. */
    static void run(Transaction tx, Run run, RunEnding ending) {
        WebhookEvent event =
                switch (ending) {
                    case COMPLETED -> WebhookEvent.RUN_COMPLETED;
                    case FAILED -> WebhookEvent.RUN_FAILED;
                    case PAUSED -> WebhookEvent.RUN_PAUSED;
                    case CANCELLED -> WebhookEvent.RUN_CANCELLED;
                };
        OUTBOX.tell(tx, run.orgId(), event, subject(run.id()), () -> {
            Run now = RunRows.find(tx, run.id()).orElseThrow();
            return WebhookBodies.run(now, new RunReader().progress(tx, run.id()));
        });
    }

    /** A run has written predictions of these items. */
    static void batch(Transaction tx, WriteFence fence, long[] items, long predictions) {
        if (items.length == 0) {
            return;
        }
        OUTBOX.tellOfProject(tx, fence.projectId(), WebhookEvent.PREDICTION_BATCH, subject(fence.runId()), () -> {
            Run run = RunRows.find(tx, fence.runId()).orElseThrow();
            return WebhookBodies.batch(run, uids(tx, items), predictions);
        });
    }

    /** Asks who wants to hear of {@link #review}. */
    static RoundTrip.Answer<Long> askForReview(RoundTrip trip, Project project) {
        return WebhookOutbox.ask(trip, project.orgId(), WebhookEvent.REVIEW_SAVED);
    }

    /** A person has saved a review of the item. */
    static void review(
            Transaction tx,
            RoundTrip.Answer<Long> listeners,
            Project project,
            Item item,
            Reviewer person,
            ReviewSaved saved) {
        OUTBOX.tell(
                tx,
                listeners,
                WebhookEvent.REVIEW_SAVED,
                item.uid(),
                () -> WebhookBodies.review(project, item, person, saved, now(tx)));
    }

    /** A bulk action has been carried out. */
    static void bulk(Transaction tx, BulkRow action) {
        OUTBOX.tell(
                tx,
                action.orgId(),
                WebhookEvent.BULK_COMPLETED,
                action.uid(),
                () -> WebhookBodies.bulk(
                        tx.sql(BulkRows.SELECT + "WHERE b.id = ?", action.id()).one(BulkRows::action)));
    }

    /** An export has its file, or will have none; of one that was cancelled nobody waits to hear. */
    static void export(Transaction tx, Export export, ExportState ended) {
        if (ended == ExportState.CANCELLED) {
            return;
        }
        WebhookEvent event = ended == ExportState.EXPORTED ? WebhookEvent.EXPORT_COMPLETED : WebhookEvent.EXPORT_FAILED;
        OUTBOX.tellOfProject(
                tx,
                export.projectId(),
                event,
                export.uid(),
                () -> WebhookBodies.export(ExportRows.get(tx, export.id())));
    }

    private static String subject(long runId) {
        return "run " + runId;
    }

    private static List<String> uids(Transaction tx, long[] items) {
        return tx.sql("SELECT uid FROM item WHERE id = ANY (?) ORDER BY id", items)
                .list(row -> row.text("uid"));
    }

    private static Instant now(Transaction tx) {
        return tx.sql("SELECT now() AS at").one(row -> row.instant("at"));
    }
}
