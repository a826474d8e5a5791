package io.autotag.store;

import io.autotag.review.ItemState;
import java.util.Arrays;
import java.util.Optional;

/** Remembers acknowledged saves by their keys. The item's row is locked, so two of the same never run side by side. */
final class SavedBefore {

    private SavedBefore() {}

    /** @throws StoreException CONFLICT when the key belongs to another request */
    static Optional<ReviewSaved> find(Transaction tx, Project project, Item item, Reviewer person, ReviewSave save) {
        if (save.idempotencyKey() == null) {
            return Optional.empty();
        }
        return tx.sql(
                        "SELECT project_id, item_id, request_sha, state, version, pending, added FROM review_save"
                                + " WHERE user_id = ? AND idempotency_key = ?",
                        person.id(),
                        save.idempotencyKey())
                .first(row -> {
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
                });
    }

    /** @throws StoreException CONFLICT when a request about another item takes the key at this moment */
    static void note(Transaction tx, Project project, Item item, Reviewer person, ReviewSave save, ReviewSaved saved) {
        if (save.idempotencyKey() == null) {
            return;
        }
        int noted = tx.sql(
                        """
                        INSERT INTO review_save (user_id, idempotency_key, project_id, item_id, request_sha, state, version,
                                                 pending, added)
                        VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT DO NOTHING""",
                        person.id(),
                        save.idempotencyKey(),
                        project.id(),
                        item.id(),
                        save.fingerprint(),
                        Words.of(saved.state()),
                        saved.version(),
                        saved.pending(),
                        saved.added())
                .update();
        if (noted == 0) {
            throw another();
        }
    }

    private static StoreException another() {
        return StoreException.conflict("The idempotency key belongs to another save: use a new one for each.");
    }
}
