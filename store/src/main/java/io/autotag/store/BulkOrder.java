package io.autotag.store;

/**
 * What is asked of many predictions or items.
 *
 * @param query which ones; empty where the target says it
 * @param target the new label, or the uid of the slice, the run or the model version; empty where none is needed
 */
public record BulkOrder(BulkKind kind, String query, String target) {

    public BulkOrder {
        if (kind.isByQuery() == query.isBlank()) {
            throw StoreException.invalid(
                    kind.isByQuery()
                            ? "A bulk action needs a query: it does not act on everything by mistake."
                            : "This bulk action takes no query.");
        }
        boolean needsTarget = kind == BulkKind.RELABEL || kind == BulkKind.ADD_SLICE || !kind.isByQuery();
        if (needsTarget == target.isBlank()) {
            throw StoreException.invalid(
                    needsTarget ? "This bulk action needs to know its target." : "This bulk action has no target.");
        }
    }

    public static BulkOrder accept(String query) {
        return new BulkOrder(BulkKind.ACCEPT, query, "");
    }

    public static BulkOrder reject(String query) {
        return new BulkOrder(BulkKind.REJECT, query, "");
    }

    public static BulkOrder relabel(String query, String label) {
        return new BulkOrder(BulkKind.RELABEL, query, label);
    }

    public static BulkOrder reset(String query) {
        return new BulkOrder(BulkKind.RESET, query, "");
    }

    public static BulkOrder addToSlice(String query, String sliceUid) {
        return new BulkOrder(BulkKind.ADD_SLICE, query, sliceUid);
    }

    public static BulkOrder deleteRun(String runUid) {
        return new BulkOrder(BulkKind.DELETE_RUN, "", runUid);
    }

    public static BulkOrder hideVersion(String modelVersionUid) {
        return new BulkOrder(BulkKind.HIDE_VERSION, "", modelVersionUid);
    }
}
