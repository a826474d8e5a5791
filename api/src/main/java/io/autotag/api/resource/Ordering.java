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

    /** Of the two names that the parameter has; the newest first where nothing is asked for. */
    static Ordering of(@Nullable String sort, @Nullable String ordering) {
        String sorted = sort == null ? "" : sort;
        String ordered = ordering == null ? "" : ordering;
        if (!sorted.isEmpty() && !ordered.isEmpty() && !sorted.equals(ordered)) {
            throw ApiException.badField("sort", "ordering is another name for it and says something else: write one.");
        }
        if (!sorted.isEmpty()) {
            return read("sort", sorted);
        }
        return ordered.isEmpty() ? new Ordering(ItemSort.CREATED_AT, Direction.DESCENDING) : read("ordering", ordered);
    }

    private static Ordering read(String parameter, String text) {
        boolean down = text.startsWith("-");
        String name = down ? text.substring(1) : text;
        return Arrays.stream(ItemSort.values())
                .filter(sort -> word(sort).equals(name))
                .findFirst()
                .map(sort -> new Ordering(sort, down ? Direction.DESCENDING : Direction.ASCENDING))
                .orElseThrow(() -> ApiException.badField(
                        parameter, "Must be one of " + words() + ", with a hyphen before it for the other way round."));
    }

    private static String words() {
        return Arrays.stream(ItemSort.values()).map(Ordering::word).collect(Collectors.joining(", "));
    }

    private static String word(ItemSort sort) {
        return sort.name().toLowerCase(Locale.ROOT);
    }
}
