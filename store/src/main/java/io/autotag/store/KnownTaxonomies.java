package io.autotag.store;

import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;

/** The taxonomies of the projects that were used last, read again when their version moved. Thread-safe; for one database. */
final class KnownTaxonomies {

    private static final int MOST = 200;

    private final Map<Long, KnownTaxonomy> known = Collections.synchronizedMap(new LinkedHashMap<>(16, 0.75f, true) {
        private static final long serialVersionUID = 1;

        @Override
        protected boolean removeEldestEntry(Map.Entry<Long, KnownTaxonomy> eldest) {
            return size() > MOST;
        }
    });

    /** Asks for the version, for {@link #of}; without a row it is 0. */
    RoundTrip.Answer<Long> ask(RoundTrip trip, Project project) {
        return trip.ask(
                row -> row.number("version"),
                "SELECT version FROM taxonomy_version WHERE project_id = ?",
                project.id());
    }

    /** The taxonomy of the version that the transaction was told, or a younger one. */
    KnownTaxonomy of(Transaction tx, Project project, RoundTrip.Answer<Long> told) {
        long version = told.first().orElse(0L);
        KnownTaxonomy before = known.get(project.id());
        if (before != null && before.version() == version) {
            return before;
        }
        KnownTaxonomy now = read(tx, project.id(), version);
        known.put(project.id(), now);
        return now;
    }

    private static KnownTaxonomy read(Transaction tx, long projectId, long version) {
        Map<KnownTaxonomy.Output, Integer> targets = new HashMap<>();
        Map<Integer, ProjectLabel> labels = TaxonomyRows.of(tx, projectId);
        tx.sql(
                        "SELECT model_version_id, label_id, target_label_id FROM label_map"
                                + " WHERE project_id = ? AND target_label_id IS NOT NULL",
                        projectId)
                .each(row -> targets.put(
                        new KnownTaxonomy.Output(row.number("model_version_id"), row.integer("label_id")),
                        row.integer("target_label_id")));
        return new KnownTaxonomy(version, labels, targets);
    }
}
