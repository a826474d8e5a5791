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

    /** Accepts what the query means. */
    public static BulkOrder accept(String query) {
        return new BulkOrder(BulkKind.ACCEPT, query, "");
    }
}
