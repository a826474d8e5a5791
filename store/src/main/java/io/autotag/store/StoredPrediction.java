package io.autotag.store;

import io.autotag.mask.Mask;
import io.autotag.review.ReviewState;
import org.jspecify.annotations.Nullable;

/**
 * A prediction with its origin.
 *
 * @param uid derived from its key, hence stable
 * @param box of an object; null at image level
 * @param mask the object's pixels; null where the model did not say them, and where many items are read at once
 * @param version grows with every decision
 */
public record StoredPrediction(
        String uid,
        String itemUid,
        String itemKey,
        String projectUid,
        String label,
        Level level,
        float score,
        float confidence,
        @Nullable Box box,
        @Nullable Mask mask,
        ReviewState status,
        int version,
        boolean visible,
        String modelUid,
        String modelName,
        int modelVersion,
        String modelVersionUid,
        String trainingSet,
        String runUid) {}
