package io.autotag.store;

import io.autotag.review.ItemAccess;
import io.autotag.review.ItemEvent;
import io.autotag.review.ItemState;
import io.autotag.review.LeastRole;
import io.autotag.review.Who;
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

    /**
     * Lets the person do it, as {@link ItemAccess} says.
     *
     * @throws StoreException CONFLICT when somebody else holds the item, or the person's role is not enough
     */
    void admit(Transaction tx, Reviewer person, ItemEvent event) {
        Who holder = who(holderId(), person);
        Who finisher = who(state == ItemState.REVIEWED ? reviewerId() : Optional.empty(), person);
        LeastRole least = ItemAccess.least(event, holder, finisher);
        if (least == LeastRole.NONE) {
            String login = tx.sql(
                            "SELECT login FROM app_user WHERE id = ?",
                            holderId().map(Integer::longValue).orElseThrow())
                    .one(row -> row.text("login"));
            throw StoreException.conflict("The item is with %s until %s.".formatted(login, leaseUntil));
        }
        if (!person.role().covers(Role.valueOf(least.name()))) {
            String why = finisher == Who.ANOTHER ? "Somebody else has finished this item: it" : "It";
            throw StoreException.conflict("%s takes the role %s to change it.".formatted(why, Words.of(least)));
        }
    }

    private static Who who(Optional<Integer> userId, Reviewer person) {
        return userId.map(id -> id == person.id() ? Who.SELF : Who.ANOTHER).orElse(Who.NOBODY);
    }
}
