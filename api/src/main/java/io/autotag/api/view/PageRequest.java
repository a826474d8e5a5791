package io.autotag.api.view;

import io.autotag.api.error.ApiException;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Function;

/** Which page of a list is asked for: how many rows, and behind which position. */
public final class PageRequest {

    private final int limit;
    private final Optional<String> after;
    private final Function<String, String> nextUrl;

    PageRequest(int limit, Optional<String> after, Function<String, String> nextUrl) {
        this.limit = limit;
        this.after = after;
        this.nextUrl = nextUrl;
    }

    public int limit() {
        return limit;
    }

    /** How many rows to read: one more than are shown. */
    public int rows() {
        return limit + 1;
    }

    /** The position of the last row of the page before; empty for the first page. */
    public Optional<String> after() {
        return after;
    }

    /** The position as a number, for lists whose positions are numbers. */
    public OptionalLong afterId() {
        try {
            return after.map(text -> OptionalLong.of(Long.parseLong(text))).orElseGet(OptionalLong::empty);
        } catch (NumberFormatException e) {
            throw ApiException.badField("cursor", "Not a cursor of this list.");
        }
    }

    String next(String position) {
        return nextUrl.apply(position);
    }
}
