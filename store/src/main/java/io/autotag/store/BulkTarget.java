package io.autotag.store;

import org.jspecify.annotations.Nullable;

/** The row that an order's target names; the other ids are null. */
record BulkTarget(
        @Nullable Integer labelId, @Nullable Long sliceId, @Nullable Long runId, @Nullable Long modelVersionId) {

    /** @throws StoreException NOT_FOUND for an unknown target, CONFLICT for a run that has not ended */
    static BulkTarget resolve(Transaction tx, Project project, BulkOrder order) {
        return switch (order.kind()) {
            case ACCEPT, REJECT, RESET -> new BulkTarget(null, null, null, null);
            case RELABEL -> new BulkTarget(TaxonomyRows.idOf(tx, project, order.target()), null, null, null);
            case ADD_SLICE -> new BulkTarget(null, slice(tx, project, order.target()), null, null);
            case DELETE_RUN -> new BulkTarget(null, null, run(tx, project, order.target()), null);
            case HIDE_VERSION -> new BulkTarget(null, null, null, version(tx, project, order.target()));
        };
    }

    private static long slice(Transaction tx, Project project, String uid) {
        Slice slice = new SliceRepository().get(tx, project.orgId(), uid);
        if (slice.query() != null) {
            throw StoreException.invalid("The slice \"" + slice.name() + "\" is a saved query: it holds what the query"
                    + " finds, and nothing can be added. Name a slice of listed items.");
        }
        return slice.id();
    }

    private static long run(Transaction tx, Project project, String uid) {
        Run run = new RunRepository().get(tx, project.orgId(), uid);
        if (run.projectId() != project.id()) {
            throw StoreException.notFound("run in the project");
        }
        if (!run.state().isFinal()) {
            throw StoreException.conflict(
                    "The run is %s: cancel it before you delete what it predicted.".formatted(Words.of(run.state())));
        }
        return run.id();
    }

    /** Whether it is a run of a model that gives embeddings. */
    boolean describes(Transaction tx) {
        return runId != null && describes(tx, runId);
    }

    /** Whether the run is of a model that gives embeddings: such a run has no predictions. */
    static boolean describes(Transaction tx, long runId) {
        long version = new RunRepository().getForWorker(tx, runId).modelVersionId();
        return !new ModelRepository().versionForWorker(tx, version).givesTags();
    }

    private static long version(Transaction tx, Project project, String uid) {
        return new ModelRepository().version(tx, project.orgId(), uid).id();
    }
}
