package io.autotag.store;

/** A rectangle in pixels of the upright image, from its top left. */
public record Box(float x, float y, float w, float h) {

    public Box {
        if (!Float.isFinite(x) || !Float.isFinite(y) || !Float.isFinite(w) || !Float.isFinite(h) || w < 0 || h < 0) {
            throw StoreException.invalid("A box has finite corners and no negative size.");
        }
    }
}
