package io.autotag.api.resource;

import io.autotag.api.error.ApiException;
import io.autotag.search.Direction;
import io.autotag.search.ItemCursor;
import io.autotag.search.ItemSort;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.Optional;

/** Where in its order a list begins, by a value of what it is ordered by: how a histogram jumps into a long list. */
final class Seek {

    private Seek() {}

    /** Before all items that have the value; 400 for what is no value of the ordering. */
    static ItemCursor before(Ordering ordering, String value) {
        long beforeAll = ordering.direction() == Direction.ASCENDING ? 0 : Long.MAX_VALUE;
        return new ItemCursor(Optional.of(checked(ordering.sort(), value)), beforeAll);
    }

    private static String checked(ItemSort sort, String value) {
        return switch (sort) {
            case SCORE -> number(value, -1);
            case UNCERTAINTY -> number(value, 0);
            case REVIEWED_AT -> time(value);
            case REFERENCE_ID -> value;
            case CREATED_AT -> throw bad("Order by something else than created_at to begin at a value.");
        };
    }

    private static String number(String value, float least) {
        try {
            float number = Float.parseFloat(value);
            if (number >= least && number <= 1) {
                return Float.toString(number);
            }
        } catch (NumberFormatException e) {
            throw bad("Must be a number from " + (int) least + " to 1.");
        }
        throw bad("Must be a number from " + (int) least + " to 1.");
    }

    private static String time(String value) {
        try {
            return Parameters.stored("seek", Instant.parse(value)).toString();
        } catch (DateTimeParseException e) {
            throw bad("Must be a time such as 2026-01-31T12:00:00Z.");
        }
    }

    private static ApiException bad(String sentence) {
        return ApiException.badField("seek", sentence);
    }
}
