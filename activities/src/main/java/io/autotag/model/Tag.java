package io.autotag.model;

import io.autotag.mask.Mask;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * One thing a model says of a picture.
 *
 * @param label one of the card's labels
 * @param confidence the model's own p, 0 to 1
 * @param score Autotag's score, -1 to 1: 0 is as likely right as wrong
 * @param box in pixels of the upright picture and inside it; null exactly when the level is IMAGE
 * @param mask the pixels of the object; null where the model says none
 */
public record Tag(String label, Level level, float confidence, float score, @Nullable Box box, @Nullable Mask mask) {
    public Tag {
        Objects.requireNonNull(label, "label is null");
        Objects.requireNonNull(level, "level is null");
        if ((box == null) != (level == Level.IMAGE)) {
            throw new IllegalArgumentException("A tag of an object has a box, a tag of the image has none");
        }
        if (mask != null && box == null) {
            throw new IllegalArgumentException("A tag of the image has no mask");
        }
    }

    /** Without a mask. */
    public Tag(String label, Level level, float confidence, float score, @Nullable Box box) {
        this(label, level, confidence, score, box, null);
    }
}
