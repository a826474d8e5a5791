package io.autotag.store;

import java.util.Map;
import java.util.stream.IntStream;

/**
 * What the rows of a review name by ids: joined to them it would take the planner longer than all of the reading. What
 * never changes is read once. Thread-safe; for one database.
 */
final class ReviewNames {

    private final Remembered<String> labels = Remembered.labels();
    private final Remembered<String> runs = Remembered.runs();
    private final Remembered<String> logins =
            new Remembered<>("SELECT id, login FROM app_user WHERE id = ANY (?)", row -> row.text("login"));
    private final Remembered<Version> versions = new Remembered<>(
            "SELECT v.id, m.name, v.version, v.uid FROM model_version v JOIN model m ON m.id = v.model_id"
                    + " WHERE v.id = ANY (?)",
            row -> new Version(row.text("name"), row.integer("version"), row.text("uid")));
    private final KnownTaxonomies taxonomies = new KnownTaxonomies();

    /** A version of a model. */
    record Version(String model, int number, String uid) {}

    Map<Integer, String> labels(Transaction tx, IntStream ids) {
        return labels.of(tx, ids);
    }

    /** The uids. */
    Map<Integer, String> runs(Transaction tx, IntStream ids) {
        return runs.of(tx, ids);
    }

    Map<Integer, String> logins(Transaction tx, IntStream ids) {
        return logins.of(tx, ids);
    }

    Map<Integer, Version> versions(Transaction tx, IntStream ids) {
        return versions.of(tx, ids);
    }

    KnownTaxonomies taxonomies() {
        return taxonomies;
    }
}
