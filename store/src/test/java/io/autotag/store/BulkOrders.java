package io.autotag.store;

/** Orders of every kind in a word. */
final class BulkOrders {

    private BulkOrders() {}

    static BulkOrder reject(String query) {
        return new BulkOrder(BulkKind.REJECT, query, "");
    }

    static BulkOrder relabel(String query, String label) {
        return new BulkOrder(BulkKind.RELABEL, query, label);
    }

    static BulkOrder reset(String query) {
        return new BulkOrder(BulkKind.RESET, query, "");
    }

    static BulkOrder addToSlice(String query, String sliceUid) {
        return new BulkOrder(BulkKind.ADD_SLICE, query, sliceUid);
    }

    static BulkOrder deleteRun(String runUid) {
        return new BulkOrder(BulkKind.DELETE_RUN, "", runUid);
    }

    static BulkOrder hideVersion(String modelVersionUid) {
        return new BulkOrder(BulkKind.HIDE_VERSION, "", modelVersionUid);
    }
}
