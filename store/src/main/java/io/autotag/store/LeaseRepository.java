package io.autotag.store;

import java.sql.SQLException;
import java.util.List;

/**
 * Gives items to people for some minutes, so that no two work on the same one. A lease is renewed by use and ends with
 * {@link #release}, a finishing save, or its time. Thread-safe; times are the database's.
 */
public final class LeaseRepository {

    private static final String RETURNING = " RETURNING p.item_id, p.lease_until";

    /**
     * Makes sure that the items can be leased. Wants a transaction of its own, committed before {@link #take}: rows that
     * somebody is just making would be waited for, rows that are there are stepped over while somebody holds them.
     */
    public void open(Transaction tx, Project project, long[] candidates) {
        tx.sql(
                        """
                        INSERT INTO project_item (project_id, item_id, state)
                        SELECT ?, c.item_id, 'unreviewed' FROM unnest(?) AS c(item_id)
                        WHERE NOT EXISTS (SELECT 1 FROM project_item p WHERE p.project_id = ? AND p.item_id = c.item_id)
                        ORDER BY c.item_id ON CONFLICT DO NOTHING""",
                        project.id(),
                        candidates,
                        project.id())
                .update();
    }

    /**
     * Leases the first candidates that nobody else holds and that are not reviewed, or have something new to decide
     * since; what the person holds already is renewed and counts.
     *
     * @param candidates ids of items of the project, the most wanted first, each once
     * @param count how many at most
     * @return the leases in the order of the candidates; fewer when no more are free
     */
    public List<Lease> take(Transaction tx, Project project, Reviewer person, long[] candidates, int count) {
        SetPlaces places = SetPlaces.visible(tx, project.id());
        return tx.sql(
                        """
                        WITH free AS (
                            SELECT p.item_id, c.nth
                            FROM unnest(?) WITH ORDINALITY AS c(item_id, nth)
                            JOIN project_item p ON p.project_id = ? AND p.item_id = c.item_id
                            WHERE (p.state <> 'reviewed' OR EXISTS (
                                SELECT 1 FROM prediction q JOIN prediction_set s ON s.id = q.set_id
                                JOIN label_map m ON m.project_id = s.project_id
                                    AND m.model_version_id = s.model_version_id AND m.label_id = q.label_id
                                WHERE q.shard = ANY (?) AND q.set_id = ANY (?) AND q.item_id = p.item_id
                                  AND q.shard = (?::integer[])[array_position(?::integer[], q.set_id)]
                                  AND q.status = 0 AND q.score >= 0 AND m.target_label_id IS NOT NULL))
                              AND (p.lease_until IS NULL OR p.lease_until <= now() OR p.lease_user = ?)
                            ORDER BY c.nth LIMIT ? FOR UPDATE OF p SKIP LOCKED),
                        taken AS (
                            UPDATE project_item p SET lease_user = ?, lease_until = now() + interval '5 minutes'
                            FROM free WHERE p.project_id = ? AND p.item_id = free.item_id
                            RETURNING p.item_id, p.lease_until, free.nth)
                        SELECT item_id, lease_until FROM taken ORDER BY nth""",
                        candidates,
                        project.id(),
                        places.shards(),
                        places.sets(),
                        places.shardsOfSets(),
                        places.sets(),
                        person.id(),
                        count,
                        person.id(),
                        project.id())
                .list(row -> lease(person, row));
    }

    /**
     * Leases one item, or renews the person's lease of it.
     *
     * @throws StoreException CONFLICT when somebody else holds it
     */
    public Lease renew(Transaction tx, Project project, Item item, Reviewer person) {
        ItemRow row = ItemRows.lock(tx, project.id(), item.id());
        row.admitHolder(person);
        return tx.sql(
                        "UPDATE project_item p SET lease_user = ?, lease_until = now() + interval '5 minutes'"
                                + " WHERE p.project_id = ? AND p.item_id = ?" + RETURNING,
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
