package io.autotag.store;

import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The labels of a project, and what those of its models are called there, as of one version of them; immutable. */
final class KnownTaxonomy {

    private final long version;
    private final Map<Integer, ProjectLabel> labels;
    private final Map<String, Integer> ids = new HashMap<>();
    private final Map<Output, Integer> targets;
    private final Taxonomy shown;
    private final String word;

    /**
     * @param labels by their ids, in the taxonomy's order
     * @param targets what labels of models are called, those that are ignored left out
     */
    KnownTaxonomy(long version, Map<Integer, ProjectLabel> labels, Map<Output, Integer> targets) {
        this.version = version;
        this.labels = Collections.unmodifiableMap(new LinkedHashMap<>(labels));
        labels.forEach((id, label) -> ids.put(label.name(), id));
        this.targets = Map.copyOf(targets);
        this.shown = new Taxonomy(List.copyOf(labels.values()));
        this.word = shown.version();
    }

    /** A label as a model version gives it. */
    record Output(long modelVersionId, int labelId) {}

    long version() {
        return version;
    }

    List<ProjectLabel> labels() {
        return shown.labels();
    }

    /** As {@link Taxonomy#version}. */
    String word() {
        return word;
    }

    @Nullable
    ProjectLabel label(String name) {
        Integer id = ids.get(name);
        return id == null ? null : labels.get(id);
    }

    /** The id of a label that is in it. */
    int idOf(String name) {
        Integer id = ids.get(name);
        if (id == null) {
            throw new IllegalStateException("The taxonomy has no label \"" + name + "\".");
        }
        return id;
    }

    /** What the project calls what the model said; null: it ignores it. */
    @Nullable
    String target(Output output) {
        Integer id = targets.get(output);
        ProjectLabel label = id == null ? null : labels.get(id);
        return label == null ? null : label.name();
    }
}
