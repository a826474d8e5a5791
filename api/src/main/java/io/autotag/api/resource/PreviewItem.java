package io.autotag.api.resource;

import io.autotag.api.auth.Caller;
import io.autotag.api.error.ApiException;
import io.autotag.store.Database;
import io.autotag.store.ItemRepository;
import io.autotag.store.StoreError;
import io.autotag.store.StoreException;

/** The item that something is tried on. */
final class PreviewItem {

    private final Database database;
    private final ItemRepository items = new ItemRepository();

    PreviewItem(Database database) {
        this.database = database;
    }

    /** @throws ApiException when the caller's organisation has no such item */
    void check(Caller caller, String itemUid) {
        try {
            database.read(tx -> items.get(tx, caller.orgId(), itemUid));
        } catch (StoreException failure) {
            throw failure.code() == StoreError.NOT_FOUND
                    ? ApiException.badField("item", "There is no item with this uid.")
                    : failure;
        }
    }
}
