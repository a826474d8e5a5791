package io.autotag.search.compare;

import io.autotag.store.Project;
import io.autotag.store.Transaction;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** What the labels of a project are called. */
public final class LabelNames {

    private final Map<Integer, String> names;

    private LabelNames(Map<Integer, String> names) {
        this.names = names;
    }

    static LabelNames read(Transaction tx, Project project) {
        Map<Integer, String> names = new HashMap<>();
        tx.sql(
                        "SELECT l.id, l.name FROM project_label p JOIN label l ON l.id = p.label_id WHERE p.project_id = ?",
                        project.id())
                .each(row -> names.put(row.integer("id"), row.text("name")));
        return new LabelNames(Map.copyOf(names));
    }

    public String of(int label) {
        return names.getOrDefault(label, "label " + label);
    }

    /** The label with the name; empty when the project has none. */
    public Optional<Integer> id(String name) {
        return names.entrySet().stream()
                .filter(entry -> entry.getValue().equals(name))
                .map(Map.Entry::getKey)
                .findFirst();
    }
}
