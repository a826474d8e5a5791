package io.autotag.store;

import io.autotag.store.SqlStatement.RowMapper;
import java.util.AbstractMap.SimpleImmutableEntry;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.IntStream;

/**
 * What rows say that never changes, such as their names, by their ids: read once, and then known. Thread-safe. For the
 * packages of this module only.
 */
public final class Remembered<V> {

    private static final int MOST = 100_000;

    private final String select;
    private final RowMapper<V> mapper;
    private final Map<Integer, V> known = new ConcurrentHashMap<>();

    /** @param select with the column {@code id}, up to the array of the ids that are wanted */
    public Remembered(String select, RowMapper<V> mapper) {
        this.select = select;
        this.mapper = mapper;
    }

    /** The names of labels. */
    public static Remembered<String> labels() {
        return new Remembered<>("SELECT id, name FROM label WHERE id = ANY (?)", row -> row.text("name"));
    }

    /** The uids of runs. */
    static Remembered<String> runs() {
        return new Remembered<>("SELECT id, uid FROM run WHERE id = ANY (?)", row -> row.text("uid"));
    }

    /** The logins of people. */
    public static Remembered<String> logins() {
        return new Remembered<>("SELECT id, login FROM app_user WHERE id = ANY (?)", row -> row.text("login"));
    }

    /** What versions of models are called. */
    public static Remembered<NamedVersion> versions() {
        return new Remembered<>(
                "SELECT v.id, " + NamedVersion.COLUMNS
                        + " FROM model_version v JOIN model m ON m.id = v.model_id WHERE v.id = ANY (?)",
                NamedVersion::of);
    }

    /** The same by the sets of their predictions. */
    static Remembered<NamedVersion> versionsOfSets() {
        return new Remembered<>(
                "SELECT s.id, " + NamedVersion.COLUMNS
                        + " FROM prediction_set s JOIN model_version v ON v.id = s.model_version_id"
                        + " JOIN model m ON m.id = v.model_id WHERE s.id = ANY (?)",
                NamedVersion::of);
    }

    /** Of those of the ids that there are. */
    public Map<Integer, V> of(Transaction tx, IntStream ids) {
        Map<Integer, V> found = new HashMap<>();
        int[] unknown = ids.distinct().filter(id -> !isKnown(id, found)).toArray();
        if (unknown.length > 0) {
            read(tx, unknown, found);
        }
        return found;
    }

    private boolean isKnown(int id, Map<Integer, V> found) {
        V value = known.get(id);
        if (value != null) {
            found.put(id, value);
        }
        return value != null;
    }

    private void read(Transaction tx, int[] ids, Map<Integer, V> found) {
        if (known.size() > MOST) {
            known.clear();
        }
        tx.sql(select, ids)
                .list(row -> new SimpleImmutableEntry<>(row.integer("id"), mapper.map(row)))
                .forEach(entry -> {
                    known.put(entry.getKey(), entry.getValue());
                    found.put(entry.getKey(), entry.getValue());
                });
    }
}
