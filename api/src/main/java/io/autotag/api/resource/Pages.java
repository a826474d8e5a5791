package io.autotag.api.resource;

import io.autotag.api.view.PageRequest;
import io.autotag.store.Page;
import java.util.OptionalLong;

/** Pages of the store's lists, which run from the newest id to the oldest. */
final class Pages {

    private Pages() {}

    static Page of(PageRequest request) {
        OptionalLong after = request.afterId();
        return after.isPresent() ? Page.after(after.getAsLong(), request.rows()) : Page.first(request.rows());
    }
}
