package io.autotag.store;

import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Everything of an item that a save may touch, locked. */
final class ItemNow {

    private final Item item;
    private final Map<PredictionKey, PredictionNow> predictions = new LinkedHashMap<>();
    private final Map<String, StoredAnnotation> annotations = new LinkedHashMap<>();
    private final Map<PredictionKey, StoredAnnotation> byOrigin = new LinkedHashMap<>();
    private final KnownTaxonomy taxonomy;

    ItemNow(Item item, List<PredictionNow> predictions, List<StoredAnnotation> annotations, KnownTaxonomy taxonomy) {
        this.item = item;
        this.taxonomy = taxonomy;
        predictions.forEach(prediction -> this.predictions.put(prediction.key(), prediction));
        for (StoredAnnotation annotation : annotations) {
            this.annotations.put(annotation.uid(), annotation);
            if (annotation.origin() != null) {
                byOrigin.put(annotation.origin(), annotation);
            }
        }
    }

    Item item() {
        return item;
    }

    Collection<PredictionNow> predictions() {
        return predictions.values();
    }

    Optional<PredictionNow> prediction(PredictionKey key) {
        return Optional.ofNullable(predictions.get(key));
    }

    Optional<StoredAnnotation> annotation(String uid) {
        return Optional.ofNullable(annotations.get(uid));
    }

    /** The live annotation that a decision on the prediction made. */
    Optional<StoredAnnotation> annotationOf(PredictionKey key) {
        return Optional.ofNullable(byOrigin.get(key));
    }

    /** What they are when some are gone and some are written, the new ones behind the others. */
    List<StoredAnnotation> annotations(Collection<String> gone, List<StoredAnnotation> written) {
        Map<String, StoredAnnotation> then = new LinkedHashMap<>(annotations);
        then.keySet().removeAll(new HashSet<>(gone));
        written.forEach(annotation -> then.put(annotation.uid(), annotation));
        return List.copyOf(then.values());
    }

    /** @throws StoreException INVALID when the taxonomy has no such label */
    ProjectLabel label(String name) {
        ProjectLabel label = taxonomy.label(name);
        if (label == null) {
            throw StoreException.invalid(
                    "The project has no label \"%s\": add it to the project's labels first.".formatted(name));
        }
        return label;
    }

    /** The id of one of its labels. */
    int labelId(String name) {
        return taxonomy.idOf(name);
    }
}
