package io.autotag.store;

import io.autotag.blob.Digests;
import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * All that a person decided on one item, to be saved as a whole or not at all.
 *
 * @param finalise whether the person is done with the item
 * @param idempotencyKey the same request with the same key is one save; null where nobody will ask again
 */
public record ReviewSave(
        List<Decision> decisions,
        List<NewAnnotation> added,
        List<AnnotationChange> changed,
        List<AnnotationRemoval> removed,
        boolean finalise,
        @Nullable String idempotencyKey) {

    public ReviewSave {
        decisions = List.copyOf(decisions);
        added = List.copyOf(added);
        changed = List.copyOf(changed);
        removed = List.copyOf(removed);
        Set<Object> named = new HashSet<>();
        decisions.forEach(decision -> onlyOnce(named, decision.prediction()));
        changed.forEach(change -> onlyOnce(named, change.uid()));
        removed.forEach(removal -> onlyOnce(named, removal.uid()));
    }

    /** Decisions only. */
    public static ReviewSave of(List<Decision> decisions, boolean finalise) {
        return new ReviewSave(decisions, List.of(), List.of(), List.of(), finalise, null);
    }

    /** Equal for equal requests, in every process. */
    byte[] fingerprint() {
        return Digests.sha256(toString().getBytes(StandardCharsets.UTF_8));
    }

    private static void onlyOnce(Set<Object> named, Object name) {
        if (!named.add(name)) {
            throw StoreException.invalid("One save decides once on each prediction and annotation.");
        }
    }
}
