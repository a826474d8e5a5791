package io.autotag.store;

import io.autotag.review.ItemState;
import java.sql.SQLException;
import java.util.Arrays;

/** Remembers acknowledged saves by their keys. The item's row is locked, so two of the same never run side by side. */
final class SavedBefore {

    private SavedBefore() {}

    private static final String FIND =
            "SELECT project_id, item_id, request_sha, state, version, pending, added FROM review_save"
                    + " WHERE user_id = ? AND idempotency_key = ?";

    private static final String NOTE =
            """
            INSERT INTO review_save (user_id, idempotency_key, project_id, item_id, request_sha, state, version,
                                     pending, added)
            VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT DO NOTHING""";

    /** Nothing without a key; reading it throws CONFLICT when the key belongs to another request. */
    static RoundTrip.Answer<ReviewSaved> ask(
            RoundTrip trip, Project project, Item item, Reviewer person, ReviewSave save) {
        return trip.ask(row -> saved(row, project, item, save), FIND, person.id(), save.idempotencyKey());
    }

    private static ReviewSaved saved(Row row, Project project, Item item, ReviewSave save) throws SQLException {
        boolean same = row.number("project_id") == project.id()
                && row.number("item_id") == item.id()
                && Arrays.equals(row.bytes("request_sha"), save.fingerprint());
        if (!same) {
            throw another();
        }
        return new ReviewSaved(
                row.constant("state", ItemState.class),
                row.integer("version"),
                row.integer("pending"),
                row.texts("added"),
                true);
    }

    /** To be {@link #check}ed. Nothing is noted without a key. */
    static RoundTrip.Answer<Boolean> note(
            RoundTrip trip, Project project, Item item, Reviewer person, ReviewSave save, ReviewSaved saved) {
        return trip.ask(
                row -> true,
                NOTE,
                person.id(),
                save.idempotencyKey(),
                project.id(),
                item.id(),
                save.fingerprint(),
                Words.of(saved.state()),
                saved.version(),
                saved.pending(),
                saved.added());
    }

    /** @throws StoreException CONFLICT when a request about another item takes the key at this moment */
    static void check(RoundTrip.Answer<Boolean> noted) {
        if (noted.touched() == 0) {
            throw another();
        }
    }

    private static StoreException another() {
        return StoreException.conflict("The idempotency key belongs to another save: use a new one for each.");
    }
}
