package io.autotag.store;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The labels of a project, and what those of its models are called there. */
public final class TaxonomyRepository {

    private static final String USES =
            """
            SELECT l.name,
                   EXISTS (SELECT 1 FROM annotation a WHERE a.project_id = p.project_id AND a.label_id = p.label_id
                           AND a.deleted_at IS NULL) AS annotated,
                   EXISTS (SELECT 1 FROM label_map m WHERE m.project_id = p.project_id
                           AND m.target_label_id = p.label_id) AS mapped
            FROM project_label p JOIN label l ON l.id = p.label_id
            WHERE p.project_id = ? AND l.name = ANY (?) ORDER BY p.position, l.name""";

    /** The taxonomy in its order. */
    public List<ProjectLabel> list(Transaction tx, Project project) {
        return List.copyOf(TaxonomyRows.of(tx, project.id()).values());
    }

    /**
     * Adds the label behind the others; of one that is there already it replaces colour, hot key and attributes.
     *
     * @throws StoreException CONFLICT when another label of the project has the hot key
     */
    public void put(Transaction tx, Project project, ProjectLabel label) {
        TaxonomyLock.change(tx, project.id());
        TaxonomyRows.of(tx, project.id()).values().stream()
                .filter(other -> label.hotKey() != null && label.hotKey().equals(other.hotKey()))
                .filter(other -> !other.name().equals(label.name()))
                .findFirst()
                .ifPresent(other -> {
                    throw StoreException.conflict(
                            "The hot key %s belongs to \"%s\".".formatted(label.hotKey(), other.name()));
                });
        TaxonomyRows.put(tx, project, label);
    }

    /**
     * Makes these the labels of the project, in this order.
     *
     * @param seen the {@link Taxonomy#version} that this replaces; null: whatever is there
     * @return what the taxonomy is now
     * @throws StoreException CONFLICT when it is another one than was seen, or a label that goes is in use; INVALID for a
     *     name or hot key that is there twice
     */
    public Taxonomy replace(Transaction tx, Project project, Taxonomy wanted, @Nullable String seen) {
        TaxonomyLock.change(tx, project.id());
        Taxonomy before = new Taxonomy(list(tx, project));
        if (seen != null && !seen.equals(before.version())) {
            throw StoreException.conflict("The labels have been changed meanwhile: read them again.");
        }
        wanted.flaw().ifPresent(flaw -> {
            throw StoreException.invalid(flaw);
        });
        Set<String> kept = wanted.labels().stream().map(ProjectLabel::name).collect(Collectors.toSet());
        removeUnused(
                tx,
                project,
                before.labels().stream()
                        .map(ProjectLabel::name)
                        .filter(name -> !kept.contains(name))
                        .toList());
        TaxonomyRows.freeHotKeys(tx, project.id());
        TaxonomyRows.put(tx, project, wanted.labels(), 0);
        return new Taxonomy(list(tx, project));
    }

    /**
     * Takes the label out of the taxonomy.
     *
     * @throws StoreException NOT_FOUND when it is not in it; CONFLICT when annotations have it or models are mapped to it
     */
    public void remove(Transaction tx, Project project, String name) {
        TaxonomyLock.change(tx, project.id());
        TaxonomyRows.idOf(tx, project, name);
        removeUnused(tx, project, List.of(name));
    }

    private static void removeUnused(Transaction tx, Project project, List<String> names) {
        List<Use> uses = tx.sql(USES, project.id(), names)
                .list(row -> new Use(row.text("name"), row.truth("annotated"), row.truth("mapped")));
        for (Use use : uses) {
            if (use.annotated()) {
                throw StoreException.conflict(
                        "Annotations have the label \"%s\": relabel them first.".formatted(use.name()));
            }
            if (use.mapped()) {
                throw StoreException.conflict(
                        "Labels of models are mapped to \"%s\": map them to another or ignore them first."
                                .formatted(use.name()));
            }
        }
        tx.sql(
                        "DELETE FROM project_label p USING label l"
                                + " WHERE p.project_id = ? AND l.id = p.label_id AND l.name = ANY (?)",
                        project.id(),
                        names)
                .update();
    }

    private record Use(String name, boolean annotated, boolean mapped) {}

    /** What the version's labels are called in the project, in the order of their names; empty before its first run. */
    public List<LabelMapping> mappings(Transaction tx, Project project, ModelVersion version) {
        return tx.sql(
                        """
                        SELECT l.name, t.name AS target FROM label_map m JOIN label l ON l.id = m.label_id
                        LEFT JOIN label t ON t.id = m.target_label_id
                        WHERE m.project_id = ? AND m.model_version_id = ? ORDER BY l.name""",
                        project.id(),
                        version.id())
                .list(row -> new LabelMapping(row.text("name"), row.textOrNull("target")));
    }

    /**
     * Changes what one label of the version is called from now on; decisions made before stay as they are.
     *
     * @throws StoreException NOT_FOUND for a label the version has not, or a target outside the taxonomy
     */
    public void map(Transaction tx, Project project, ModelVersion version, LabelMapping mapping) {
        TaxonomyLock.change(tx, project.id());
        String target = mapping.target();
        Integer targetId = target == null ? null : (Integer) TaxonomyRows.idOf(tx, project, target);
        int changed = tx.sql(
                        """
                        UPDATE label_map m SET target_label_id = ? FROM label l
                        WHERE l.id = m.label_id AND m.project_id = ? AND m.model_version_id = ? AND l.name = ?""",
                        targetId,
                        project.id(),
                        version.id(),
                        mapping.label())
                .update();
        if (changed == 0) {
            throw StoreException.notFound("label of the model version in this project");
        }
    }
}
