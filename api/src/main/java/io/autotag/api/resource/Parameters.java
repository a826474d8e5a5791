package io.autotag.api.resource;

import io.autotag.api.error.ApiException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Reads query parameters. */
final class Parameters {

    private static final Instant FIRST = Instant.parse("0001-01-01T00:00:00Z");
    private static final Instant LAST = Instant.parse("+10000-01-01T00:00:00Z");

    private Parameters() {}

    /** The constant of that name in any case; null when the parameter is missing or empty. */
    static <E extends Enum<E>> @Nullable E constant(String parameter, @Nullable String value, Class<E> type) {
        if (value == null || value.isEmpty()) {
            return null;
        }
        return Arrays.stream(type.getEnumConstants())
                .filter(constant -> constant.name().equalsIgnoreCase(value))
                .findFirst()
                .orElseThrow(() -> ApiException.badField(parameter, "Must be one of " + names(type) + "."));
    }

    /** The moment, to be written in ISO 8601; empty when the parameter is missing or empty. */
    static Optional<Instant> moment(String parameter, @Nullable String value) {
        if (value == null || value.isEmpty()) {
            return Optional.empty();
        }
        try {
            return Optional.of(stored(parameter, OffsetDateTime.parse(value).toInstant()));
        } catch (DateTimeParseException e) {
            throw ApiException.badField(parameter, "Must be a moment like 2026-01-31T12:00:00Z.");
        }
    }

    /** The moment itself, if its year has four digits: what PostgreSQL and everybody's clients agree on. */
    static Instant stored(String parameter, Instant moment) {
        if (moment.isBefore(FIRST) || !moment.isBefore(LAST)) {
            throw ApiException.badField(parameter, "Must be a moment in the years 0001 to 9999.");
        }
        return moment;
    }

    private static String names(Class<? extends Enum<?>> type) {
        return Arrays.stream(type.getEnumConstants())
                .map(constant -> constant.name().toLowerCase(Locale.ROOT))
                .collect(Collectors.joining(", "));
    }
}
