package io.autotag.api.view;

import io.autotag.api.error.ApiException;
import jakarta.ws.rs.core.UriInfo;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Reads {@code limit} and {@code cursor} of a request, and writes the address of the next page. */
public final class Paging {

    private static final int DEFAULT = 100;
    private static final int MOST = 1000;

    private final Cursors cursors;
    private final Urls urls;

    public Paging(Cursors cursors, Urls urls) {
        this.cursors = cursors;
        this.urls = urls;
    }

    /** A cursor is good for this path and this owner only. */
    public PageRequest read(UriInfo uri, long owner, @Nullable String limit, @Nullable String cursor) {
        return read(uri, owner, "", limit, cursor);
    }

    /** @param choice what else decides the list's content and order, such as a query: a cursor is good for it only */
    public PageRequest read(UriInfo uri, long owner, String choice, @Nullable String limit, @Nullable String cursor) {
        String list = owner + " " + uri.getPath().replaceAll("/+$", "") + " " + choice;
        Optional<String> after =
                Optional.ofNullable(cursor).filter(text -> !text.isEmpty()).map(text -> cursors.decode(list, text));
        return new PageRequest(
                rows(limit), after, position -> urls.withQuery(uri, "cursor", cursors.encode(list, position)));
    }

    private static int rows(@Nullable String limit) {
        if (limit == null || limit.isEmpty()) {
            return DEFAULT;
        }
        try {
            int rows = Integer.parseInt(limit);
            if (rows >= 1 && rows <= MOST) {
                return rows;
            }
        } catch (NumberFormatException e) {
            throw badLimit();
        }
        throw badLimit();
    }

    private static ApiException badLimit() {
        return ApiException.badField("limit", "Must be a whole number from 1 to " + MOST + ".");
    }
}
