package io.autotag.format;

import io.autotag.export.ExportContent;
import io.autotag.mask.Mask;
import io.autotag.review.ReviewState;
import io.autotag.store.Box;
import io.autotag.store.ExportedAnnotation;
import io.autotag.store.ExportedItem;
import io.autotag.store.ExportedOrigin;
import io.autotag.store.ExportedSuggestion;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * What formats of others can say of an item: that a label applies to a box of it, or to the whole of it.
 *
 * @param source human, accepted, modified or imported for what a person confirmed, suggested for what a model says
 * @param crowd whether it stands for many objects that nobody told apart
 * @param attributes a JSON object
 */
record Mark(
        String uid,
        String label,
        @Nullable Box box,
        @Nullable Mask mask,
        boolean crowd,
        String source,
        String attributes,
        @Nullable Float confidence,
        @Nullable Float score,
        @Nullable ExportedOrigin origin) {

    static final String SUGGESTED = "suggested";
    private static final String NO_ATTRIBUTES = "{}";

    /**
     * All of the item, annotations first. Suggestions are those that say that their label applies and that nobody has
     * refuted; beside the annotations those alone that are not annotations already.
     */
    static List<Mark> of(ExportedItem item, ExportContent content) {
        List<Mark> marks = new ArrayList<>();
        if (content.hasAnnotations()) {
            item.annotations().forEach(annotation -> marks.add(of(annotation)));
        }
        for (ExportedSuggestion suggestion : item.suggestions()) {
            boolean known = content.hasAnnotations() && suggestion.status() == ReviewState.ACCEPTED;
            if (suggestion.holds() && !known) {
                marks.add(of(suggestion));
            }
        }
        return marks;
    }

    boolean isSuggested() {
        return source.equals(SUGGESTED);
    }

    private static Mark of(ExportedAnnotation annotation) {
        return new Mark(
                annotation.uid(),
                annotation.label(),
                annotation.box(),
                annotation.mask(),
                annotation.crowd(),
                annotation.source().name().toLowerCase(Locale.ROOT),
                annotation.attributes(),
                annotation.confidence(),
                annotation.score(),
                annotation.origin());
    }

    private static Mark of(ExportedSuggestion suggestion) {
        return new Mark(
                suggestion.uid(),
                suggestion.label(),
                suggestion.box(),
                suggestion.mask(),
                false,
                SUGGESTED,
                NO_ATTRIBUTES,
                suggestion.confidence(),
                suggestion.score(),
                suggestion.origin());
    }
}
