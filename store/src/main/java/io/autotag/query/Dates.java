package io.autotag.query;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** ISO 8601 days and moments between the years 1000 and 9998; a moment without an offset is in UTC. */
final class Dates {
    private static final Pattern SHAPE = Pattern.compile(
            "\\d{4}-\\d{2}-\\d{2}(T\\d{2}:\\d{2}(:\\d{2}(\\.\\d{1,9})?)?(Z|[+-]\\d{2}:\\d{2})?)?",
            Pattern.CASE_INSENSITIVE);
    private static final Instant FIRST = Instant.parse("1000-01-01T00:00:00Z");
    private static final Instant END = Instant.parse("9999-01-01T00:00:00Z");

    private Dates() {}

    /** The end of the longest text from {@code start} that is shaped like a date, or {@code start}. */
    static int endOfShape(String text, int start) {
        Matcher matcher = SHAPE.matcher(text).region(start, text.length());
        return matcher.lookingAt() ? matcher.end() : start;
    }

    /** The day or moment a text denotes, or nothing when no such date exists. */
    static Optional<Literal> read(String text) {
        Matcher matcher = SHAPE.matcher(text);
        if (!matcher.matches()) {
            return Optional.empty();
        }
        try {
            return matcher.group(1) == null ? day(text) : moment(text, matcher.group(4) != null);
        } catch (DateTimeException noSuchDate) {
            return Optional.empty();
        }
    }

    private static Optional<Literal> day(String text) {
        LocalDate day = LocalDate.parse(text);
        return inRange(day.atStartOfDay().toInstant(ZoneOffset.UTC))
                ? Optional.of(new Literal.Day(day))
                : Optional.empty();
    }

    private static Optional<Literal> moment(String text, boolean hasOffset) {
        Instant exact = hasOffset
                ? OffsetDateTime.parse(text).toInstant()
                : LocalDateTime.parse(text).toInstant(ZoneOffset.UTC);
        Instant moment = exact.truncatedTo(ChronoUnit.MICROS);
        return inRange(moment) ? Optional.of(new Literal.Moment(moment)) : Optional.empty();
    }

    private static boolean inRange(Instant moment) {
        return !moment.isBefore(FIRST) && moment.isBefore(END);
    }
}
