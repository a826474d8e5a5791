package io.autotag.query;

import org.jspecify.annotations.Nullable;

/**
 * Where something stands in the query's text, in UTF-16 units from 0.
 *
 * <p>All places are equal to each other: two trees are the same query wherever their parts were written.
 */
public record Place(int position, int length) {
    public Place {
        if (position < 0 || length < 0) {
            throw new IllegalArgumentException("A place lies inside a text: " + position + ", " + length);
        }
    }

    /** The place of something that was never written. */
    public static final Place NOWHERE = new Place(0, 0);

    public int end() {
        return position + length;
    }

    public Place to(Place last) {
        return new Place(position, Math.max(0, last.end() - position));
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof Place;
    }

    @Override
    public int hashCode() {
        return 1;
    }
}
