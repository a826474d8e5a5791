package io.autotag.store;

import io.autotag.review.ItemState;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Where an item of a project stands.
 *
 * @param version grows with every save; 0 for an item that nobody touched
 * @param reviewer who finished it
 * @param leaseUser who holds it, or held it last
 * @param leased whether somebody holds it now
 */
record ItemRow(
        ItemState state,
        int version,
        @Nullable Integer reviewer,
        @Nullable Instant reviewedAt,
        @Nullable Integer leaseUser,
        @Nullable Instant leaseUntil,
        boolean leased) {

    /** Of the row p of the table project_item. */
    static final String COLUMNS = "p.state, p.version, p.reviewer, p.reviewed_at, p.lease_user, p.lease_until,"
            + " coalesce(p.lease_until > now(), false) AS leased";

    static final ItemRow UNTOUCHED = new ItemRow(ItemState.UNREVIEWED, 0, null, null, null, null, false);

    private static final Role OVERRULES = Role.OPERATOR;

    private static final String MAKE =
            "INSERT INTO project_item (project_id, item_id, state) VALUES (?, ?, 'unreviewed') ON CONFLICT DO NOTHING";

    static ItemRow of(Row row) throws SQLException {
        return new ItemRow(
                row.constant("state", ItemState.class),
                row.integer("version"),
                row.integerOrNull("reviewer"),
                row.instantOrNull("reviewed_at"),
                row.integerOrNull("lease_user"),
                row.instantOrNull("lease_until"),
                row.truth("leased"));
    }

    Optional<Integer> reviewerId() {
        return Optional.ofNullable(reviewer);
    }

    /** Who holds it now. */
    Optional<Integer> holderId() {
        return leased ? Optional.ofNullable(leaseUser) : Optional.empty();
    }

    static RoundTrip.Answer<ItemRow> ask(RoundTrip trip, Project project, Item item) {
        return trip.ask(ItemRow::of, select(""), project.id(), item.id());
    }

    /** The item's row in the project, made if it is missing, locked. */
    static RoundTrip.Answer<ItemRow> lock(RoundTrip trip, Project project, Item item) {
        trip.add(MAKE, project.id(), item.id());
        return trip.ask(ItemRow::of, select(" FOR UPDATE"), project.id(), item.id());
    }

    private static String select(String lock) {
        return "SELECT " + COLUMNS + " FROM project_item p WHERE p.project_id = ? AND p.item_id = ?" + lock;
    }

    /** @throws StoreException CONFLICT when somebody else holds the item, or has finished it and may not be overruled */
    void admit(Transaction tx, Reviewer person) {
        admitHolder(tx, person);
        if (state == ItemState.REVIEWED
                && reviewer != null
                && reviewer != person.id()
                && !person.role().covers(OVERRULES)) {
            throw StoreException.conflict("Somebody else has finished this item: it takes the role %s to change it."
                    .formatted(Words.of(OVERRULES)));
        }
    }

    /** @throws StoreException CONFLICT when somebody else holds the item */
    void admitHolder(Transaction tx, Reviewer person) {
        if (leased && leaseUser != null && leaseUser != person.id()) {
            String holder = tx.sql("SELECT login FROM app_user WHERE id = ?", (long) leaseUser)
                    .one(row -> row.text("login"));
            throw StoreException.conflict("The item is with %s until %s.".formatted(holder, leaseUntil));
        }
    }
}
