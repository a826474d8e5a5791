package io.autotag.store;

import org.jspecify.annotations.Nullable;

/**
 * A live annotation as a save finds it.
 *
 * @param attributes a JSON object
 * @param origin the prediction it stems from; null for one that a person drew
 */
record AnnotationNow(
        String uid,
        int version,
        AnnotationKind kind,
        String label,
        @Nullable Box box,
        String attributes,
        @Nullable PredictionKey origin) {}
