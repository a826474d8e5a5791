package io.autotag.store;

/** What a kind of bulk action does to one block, and how that is taken back. */
interface BulkEffect {

    void apply();

    void takeBack();

    static BulkEffect of(Transaction tx, BulkRow action, BulkBlock block) {
        return switch (action.kind()) {
            case ACCEPT, REJECT, RELABEL, RESET -> new BulkDecisions(tx, action, block);
            case ADD_SLICE -> new BulkSliceItems(tx, action, block);
            case DELETE_RUN ->
                block.ofItems() ? new BulkForgetting(tx, action, block) : new BulkDeletion(tx, action, block);
            case HIDE_VERSION -> new BulkHiding(tx, action, block);
        };
    }
}
