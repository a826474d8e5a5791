package io.autotag.api.resource;

import io.autotag.api.error.ApiException;
import io.autotag.search.Direction;
import io.autotag.search.ItemSort;
import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** What items are ordered by, as {@code score}, or {@code -score} for the highest first. */
record Ordering(ItemSort sort, Direction direction) {

    /** The newest first where nothing is asked for. */
    static Ordering of(@Nullable String text) {
        if (text == null || text.isEmpty()) {
            return new Ordering(ItemSort.CREATED_AT, Direction.DESCENDING);
        }
        boolean down = text.startsWith("-");
        String name = down ? text.substring(1) : text;
        return Arrays.stream(ItemSort.values())
                .filter(sort -> word(sort).equals(name))
                .findFirst()
                .map(sort -> new Ordering(sort, down ? Direction.DESCENDING : Direction.ASCENDING))
                .orElseThrow(() -> ApiException.badField(
                        "ordering",
                        "Must be one of " + words() + ", with a hyphen before it for the other way round."));
    }

    private static String words() {
        return Arrays.stream(ItemSort.values()).map(Ordering::word).collect(Collectors.joining(", "));
    }

    private static String word(ItemSort sort) {
        return sort.name().toLowerCase(Locale.ROOT);
    }
}
