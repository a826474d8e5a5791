package io.autotag.store;

import java.util.List;

/**
 * Everything an editor needs to review an item; suggestions come best score first, annotations oldest first.
 *
 * @param taxonomyVersion of the labels, as {@link Taxonomy#version}
 */
public record ReviewBundle(
        Item item,
        ItemReview review,
        List<Suggestion> suggestions,
        List<StoredAnnotation> annotations,
        List<ProjectLabel> labels,
        String taxonomyVersion) {

    public ReviewBundle {
        suggestions = List.copyOf(suggestions);
        annotations = List.copyOf(annotations);
        labels = List.copyOf(labels);
    }
}
