package io.autotag.model;

import io.autotag.image.Placement;
import io.autotag.mask.Mask;
import java.util.Optional;

/**
 * The masks of what a model found in a picture. They are worked out one by one and only for the boxes that are kept; good
 * until the model's next run.
 */
interface Masks {

    /** Of a model that has none. */
    Masks NONE = (place, box, placement) -> Optional.empty();

    /**
     * The mask of a box; nothing where no pixel is inside.
     *
     * @param place where its numbers stand, as {@link Candidates#place} has it
     * @param box in pixels of the upright picture and inside it
     */
    Optional<Mask> of(int place, Box box, Placement placement);
}
