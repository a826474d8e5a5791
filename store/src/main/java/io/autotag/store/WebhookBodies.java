package io.autotag.store;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What webhooks are sent, named as in the answers of the API. */
final class WebhookBodies {

    private WebhookBodies() {}

    static Map<String, @Nullable Object> run(Run run, RunProgress progress) {
        Map<String, @Nullable Object> body = new LinkedHashMap<>();
        body.put("uid", run.uid());
        body.put("project", run.projectUid());
        body.put("status", Words.of(run.state()));
        body.put("kind", Words.of(run.kind()));
        body.put("model", run.modelUid());
        body.put("model_name", run.modelName());
        body.put("model_version", run.modelVersionUid());
        body.put("training_set", run.trainingSet());
        body.put("total_items", progress.total());
        body.put("processed_items", progress.processed());
        body.put("successful_items", progress.done());
        body.put("failed_items", progress.failed());
        body.put("skipped_items", progress.skippedUnchanged() + progress.skippedProtected());
        body.put("predictions", progress.predictions());
        body.put("error_message", run.errorMessage());
        body.put("created_at", run.createdAt());
        body.put("started_at", run.startedAt());
        body.put("completed_at", run.finishedAt());
        return body;
    }

    /** @param items the uids of those that were written */
    static Map<String, @Nullable Object> batch(Run run, List<String> items, long predictions) {
        Map<String, @Nullable Object> body = new LinkedHashMap<>();
        body.put("run", run.uid());
        body.put("project", run.projectUid());
        body.put("model", run.modelUid());
        body.put("model_name", run.modelName());
        body.put("model_version", run.modelVersionUid());
        body.put("training_set", run.trainingSet());
        body.put("predictions", predictions);
        body.put("items", items);
        return body;
    }

    static Map<String, @Nullable Object> review(
            Project project, Item item, Reviewer person, ReviewSaved saved, Instant at) {
        Map<String, @Nullable Object> body = new LinkedHashMap<>();
        body.put("project", project.uid());
        body.put("item", item.uid());
        body.put("item_key", item.key());
        body.put("status", Words.of(saved.state()));
        body.put("version", saved.version());
        body.put("pending", saved.pending());
        body.put("added", saved.added());
        body.put("reviewer", person.user().login());
        body.put("saved_at", at);
        return body;
    }

    static Map<String, @Nullable Object> bulk(BulkAction action) {
        Map<String, @Nullable Object> body = new LinkedHashMap<>();
        body.put("uid", action.uid());
        body.put("project", action.projectUid());
        body.put("action", Words.of(action.order().kind()));
        body.put("query", action.order().query());
        body.put("target", action.order().target());
        body.put("reason", action.reason());
        body.put("created_by", action.actor());
        body.put("status", Words.of(action.state()));
        body.put("matched", action.matched());
        body.put("applied", action.applied());
        body.put("kept", action.kept());
        body.put("created_at", action.createdAt());
        body.put("finished_at", action.finishedAt());
        return body;
    }

    /** Without the address of the file, which whoever may fetch it asks for: it is signed and runs out. */
    static Map<String, @Nullable Object> export(Export export) {
        Map<String, @Nullable Object> body = new LinkedHashMap<>();
        body.put("uid", export.uid());
        body.put("name", export.order().name());
        body.put("status", Words.of(export.state()));
        body.put("format", Words.of(export.order().format()));
        body.put("content", Words.of(export.order().content()));
        body.put("project", export.projectUid());
        body.put("total_task_count", export.counts().items());
        body.put("exported_task_count", export.counts().done());
        body.put("annotation_count", export.counts().annotations());
        body.put("suggestion_count", export.counts().suggestions());
        body.put("missing_count", export.counts().missing());
        body.put("error_message", export.errorMessage());
        body.put("created_by", export.person());
        body.put("created_at", export.createdAt());
        body.put("finished_at", export.finishedAt());
        body.put("expires_at", export.expiresAt());
        return body;
    }
}
