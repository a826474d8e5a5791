package io.autotag.model;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * One thing a model says of a picture.
 *
 * @param label one of the card's labels
 * @param confidence the model's own p, 0 to 1
 * @param score Autotag's score, -1 to 1: 0 is as likely right as wrong
 * @param box in pixels of the upright picture and inside it; null exactly when the level is IMAGE
 */
public record Tag(String label, Level level, float confidence, float score, @Nullable Box box) {
    public Tag {
        Objects.requireNonNull(label, "label is null");
        Objects.requireNonNull(level, "level is null");
        if ((box == null) != (level == Level.IMAGE)) {
            throw new IllegalArgumentException("A tag of an object has a box, a tag of the image has none");
        }
    }
}
