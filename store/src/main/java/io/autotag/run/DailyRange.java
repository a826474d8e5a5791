package io.autotag.run;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.Objects;

/**
 * A stretch of every day, by the clock on the wall; one whose end is before its begin goes over midnight.
 *
 * @param from whole minutes; belongs to it
 * @param to whole minutes, another time than the begin; does not belong to it
 */
public record DailyRange(LocalTime from, LocalTime to) {

    private static final String SEPARATOR = "-";

    public DailyRange {
        Objects.requireNonNull(from, "from is null");
        Objects.requireNonNull(to, "to is null");
        if (from.equals(to)) {
            throw new IllegalArgumentException("A range has an end other than its begin, " + from);
        }
    }

    /**
     * Reads what {@link #text} wrote.
     *
     * @throws DateTimeException where the text is none
     */
    public static DailyRange of(String text) {
        String[] ends = text.split(SEPARATOR, 2);
        return new DailyRange(LocalTime.parse(ends[0]), LocalTime.parse(ends[1]));
    }

    /** Such as 22:00-07:00. */
    public String text() {
        return from + SEPARATOR + to;
    }

    /** Whether this minute of the day, from 0 to 1439, belongs to it. */
    boolean holds(int minute) {
        LocalTime time = LocalTime.ofSecondOfDay(60L * minute);
        boolean begun = !time.isBefore(from);
        boolean over = !time.isBefore(to);
        return from.isBefore(to) ? begun && !over : begun || !over;
    }

    /**
     * The range that begins on this day. An end that the clock shows twice is the later one; an end that it skips is as
     * much later; so the range is in one piece on the days on which clocks are changed, too.
     */
    Span on(LocalDate day, ZoneId zone) {
        LocalDate lastDay = from.isBefore(to) ? day : day.plusDays(1);
        return new Span(
                day.atTime(from).atZone(zone).toInstant(),
                lastDay.atTime(to).atZone(zone).withLaterOffsetAtOverlap().toInstant());
    }

    /** @param to no longer in it */
    record Span(Instant from, Instant to) {

        boolean holds(Instant at) {
            return !at.isBefore(from) && at.isBefore(to);
        }
    }
}
