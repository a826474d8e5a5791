package io.autotag.store;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Everything of an item that a save may touch, locked. */
final class ItemNow {

    private final Item item;
    private final Map<PredictionKey, PredictionNow> predictions = new LinkedHashMap<>();
    private final Map<String, AnnotationNow> annotations = new LinkedHashMap<>();
    private final Map<PredictionKey, AnnotationNow> byOrigin = new LinkedHashMap<>();
    private final Map<String, ProjectLabel> taxonomy = new LinkedHashMap<>();

    ItemNow(
            Item item,
            List<PredictionNow> predictions,
            List<AnnotationNow> annotations,
            Collection<ProjectLabel> taxonomy) {
        this.item = item;
        predictions.forEach(prediction -> this.predictions.put(prediction.key(), prediction));
        taxonomy.forEach(label -> this.taxonomy.put(label.name(), label));
        for (AnnotationNow annotation : annotations) {
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

    Optional<AnnotationNow> annotation(String uid) {
        return Optional.ofNullable(annotations.get(uid));
    }

    /** The live annotation that a decision on the prediction made. */
    Optional<AnnotationNow> annotationOf(PredictionKey key) {
        return Optional.ofNullable(byOrigin.get(key));
    }

    /** @throws StoreException INVALID when the taxonomy has no such label */
    ProjectLabel label(String name) {
        ProjectLabel label = taxonomy.get(name);
        if (label == null) {
            throw StoreException.invalid(
                    "The project has no label \"%s\": add it to the project's labels first.".formatted(name));
        }
        return label;
    }
}
