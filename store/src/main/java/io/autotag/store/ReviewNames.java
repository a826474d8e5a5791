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
    private final Remembered<String> logins = Remembered.logins();
    private final Remembered<NamedVersion> versions = Remembered.versions();
    private final KnownCurves curves = new KnownCurves();
    private final KnownTaxonomies taxonomies = new KnownTaxonomies();

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

    Map<Integer, NamedVersion> versions(Transaction tx, IntStream ids) {
        return versions.of(tx, ids);
    }

    KnownCurves curves() {
        return curves;
    }

    KnownTaxonomies taxonomies() {
        return taxonomies;
    }
}
