package io.autotag.store;

import io.autotag.calibration.Curve;
import io.autotag.mask.Mask;
import org.jspecify.annotations.Nullable;

/**
 * A prediction to be written.
 *
 * @param label one of the model version's labels
 * @param confidence the model's own, in [0, 1]
 * @param score 2 x probability - 1, in [-1, 1]
 * @param box of an object; null at image level
 * @param mask the object's pixels; null where the model does not say them
 */
public record NewPrediction(
        String label, Level level, float confidence, float score, @Nullable Box box, @Nullable Mask mask) {

    public NewPrediction {
        if (!(confidence >= 0 && confidence <= 1)) {
            throw StoreException.invalid("A confidence lies in [0, 1].");
        }
        if (!(score >= -1 && score <= 1)) {
            throw StoreException.invalid("A score lies in [-1, 1].");
        }
        if ((level == Level.OBJECT) != (box != null)) {
            throw StoreException.invalid("An object has a box and an image has none.");
        }
        if (mask != null && box == null) {
            throw StoreException.invalid("An image has no mask.");
        }
    }

    /** Without a mask. */
    public NewPrediction(String label, Level level, float confidence, float score, @Nullable Box box) {
        this(label, level, confidence, score, box, null);
    }

    NewPrediction scored(Curve curve) {
        return new NewPrediction(label, level, confidence, curve.score(confidence), box, mask);
    }
}
