package io.autotag.store;

import io.autotag.review.ItemEvent;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;

/**
 * Gives items to people for some minutes, so that no two work on the same one. A lease is renewed by use and ends with
 * {@link #release}, a finishing save, or its time. Thread-safe; times are the database's.
 */
public final class LeaseRepository {

    private static final int LEASE_LOCK = 23;

    /** Somebody may have made a row in the moment in which it was missing; then it is there the next time. */
    private static final int MOST_TIMES = 5;

    /**
     * Rows that others hold at this moment are stepped over. So are those that others are just making, which they show by
     * a lock on the item's number: a row that is not there yet can only be waited for.
     */
    private static final String TAKE =
            """
            WITH c AS MATERIALIZED (SELECT u.item_id, u.nth FROM unnest(?) WITH ORDINALITY AS u(item_id, nth)),
            free AS MATERIALIZED (
                SELECT p.item_id, c.nth FROM c JOIN project_item p ON p.project_id = ? AND p.item_id = c.item_id
                WHERE (p.state <> 'reviewed' OR EXISTS (
                    SELECT 1 FROM prediction q JOIN prediction_set s ON s.id = q.set_id
                    JOIN label_map m ON m.project_id = s.project_id
                        AND m.model_version_id = s.model_version_id AND m.label_id = q.label_id
                    WHERE q.shard = ANY (?) AND q.set_id = ANY (?) AND q.item_id = p.item_id
                      AND q.shard = (?::integer[])[array_position(?::integer[], q.set_id)]
                      AND q.status = 0 AND q.score >= 0 AND m.target_label_id IS NOT NULL))
                  AND (p.lease_until IS NULL OR p.lease_until <= now() OR p.lease_user = ?)
                ORDER BY c.nth LIMIT ? FOR UPDATE OF p SKIP LOCKED),
            missing AS MATERIALIZED (
                SELECT c.item_id, c.nth FROM c WHERE NOT EXISTS (
                    SELECT 1 FROM project_item p WHERE p.project_id = ? AND p.item_id = c.item_id) ORDER BY c.nth),
            fresh AS MATERIALIZED (
                SELECT item_id, nth FROM missing
                WHERE pg_try_advisory_xact_lock(?, hashint8(item_id)) LIMIT ?),
            chosen AS MATERIALIZED (
                SELECT * FROM (SELECT item_id, nth, true AS known FROM free
                               UNION ALL SELECT item_id, nth, false FROM fresh) all_free ORDER BY nth LIMIT ?),
            made AS (
                INSERT INTO project_item (project_id, item_id, state, lease_user, lease_until)
                SELECT ?, item_id, 'unreviewed', ?, now() + interval '5 minutes' FROM chosen WHERE NOT known
                ON CONFLICT DO NOTHING RETURNING item_id, lease_until),
            renewed AS (
                UPDATE project_item p SET lease_user = ?, lease_until = now() + interval '5 minutes'
                FROM chosen WHERE chosen.known AND p.project_id = ? AND p.item_id = chosen.item_id
                RETURNING p.item_id, p.lease_until)
            SELECT chosen.item_id, coalesce(made.lease_until, renewed.lease_until) AS lease_until
            FROM chosen LEFT JOIN made ON made.item_id = chosen.item_id
            LEFT JOIN renewed ON renewed.item_id = chosen.item_id ORDER BY chosen.nth""";

    /**
     * Leases the first candidates that nobody else holds and that are not reviewed, or have something new to decide
     * since; what the person holds already is renewed and counts. Wants a transaction of its own, which it makes one that
     * does not wait for the disk.
     *
     * @param candidates ids of items of the project, the most wanted first, each once
     * @param count how many at most
     * @return the leases in the order of the candidates; fewer when no more are free
     */
    public List<Lease> take(Transaction tx, Project project, Reviewer person, long[] candidates, int count) {
        RoundTrip trip = tx.roundTrip();
        // What is lost with a server that dies is a lease of the last moment: nobody need wait for the disk.
        trip.add("SET LOCAL synchronous_commit = off");
        RoundTrip.Answer<ReviewSet> sets = trip.ask(ReviewSet::of, ReviewSet.VISIBLE, project.id());
        trip.run();
        SetPlaces places = SetPlaces.of(sets.list());
        List<Optional<Lease>> chosen = List.of();
        for (int time = 0; time < MOST_TIMES; time++) {
            chosen = choose(tx, project, person, places, candidates, count);
            if (chosen.stream().allMatch(Optional::isPresent)) {
                break;
            }
        }
        return chosen.stream().flatMap(Optional::stream).toList();
    }

    /** Empty ones: somebody else was faster. */
    private static List<Optional<Lease>> choose(
            Transaction tx, Project project, Reviewer person, SetPlaces places, long[] candidates, int count) {
        return tx.sql(
                        TAKE,
                        candidates,
                        project.id(),
                        places.shards(),
                        places.sets(),
                        places.shardsOfSets(),
                        places.sets(),
                        person.id(),
                        count,
                        project.id(),
                        LEASE_LOCK,
                        count,
                        count,
                        project.id(),
                        person.id(),
                        person.id(),
                        project.id())
                .list(row -> row.isNull("lease_until") ? Optional.empty() : Optional.of(lease(person, row)));
    }

    /**
     * Leases one item, or renews the person's lease of it.
     *
     * @throws StoreException CONFLICT when somebody else holds it
     */
    public Lease renew(Transaction tx, Project project, Item item, Reviewer person) {
        RoundTrip trip = tx.roundTrip();
        RoundTrip.Answer<ItemRow> row = ItemRow.lock(trip, project, item);
        trip.run();
        row.one().admit(tx, person, ItemEvent.LEASE);
        return tx.sql(
                        "UPDATE project_item p SET lease_user = ?, lease_until = now() + interval '5 minutes'"
                                + " WHERE p.project_id = ? AND p.item_id = ? RETURNING p.item_id, p.lease_until",
                        person.id(),
                        project.id(),
                        item.id())
                .one(renewed -> lease(person, renewed));
    }

    /** Gives the item back, if the person holds it. */
    public void release(Transaction tx, Project project, Item item, Reviewer person) {
        tx.sql(
                        "UPDATE project_item SET lease_user = NULL, lease_until = NULL"
                                + " WHERE project_id = ? AND item_id = ? AND lease_user = ?",
                        project.id(),
                        item.id(),
                        person.id())
                .update();
    }

    private static Lease lease(Reviewer person, Row row) throws SQLException {
        return new Lease(row.number("item_id"), person.user().login(), row.instant("lease_until"));
    }
}
