package io.autotag.run;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * When the runs of a project are to be quiet. Pure.
 *
 * @param zone whose clocks the ranges go by
 * @param ranges at least one; they may touch and overlap, but leave a minute of the day
 * @param forAll whether every run holds; else only those of uploads, and only before they begin
 */
public record QuietHours(ZoneId zone, List<DailyRange> ranges, boolean forAll) {

    private static final int MINUTES_A_DAY = 24 * 60;

    public QuietHours {
        Objects.requireNonNull(zone, "zone is null");
        ranges = List.copyOf(ranges);
        if (ranges.isEmpty() || coverTheDay(ranges)) {
            throw new IllegalArgumentException("Quiet hours are a part of the day, not " + ranges);
        }
    }

    /** Whether no minute of the day is left. */
    public static boolean coverTheDay(List<DailyRange> ranges) {
        return IntStream.range(0, MINUTES_A_DAY)
                .allMatch(minute -> ranges.stream().anyMatch(range -> range.holds(minute)));
    }

    /** When the quiet that there is now is over; empty when it is not quiet. */
    public Optional<Instant> until(Instant now) {
        Instant end = now;
        // A day has at most so many ranges, one behind the other, that go on from one that began the day before.
        for (int hop = 0; hop <= 2 * ranges.size(); hop++) {
            end = endOfRange(end).orElse(end);
        }
        return end.equals(now) ? Optional.empty() : Optional.of(end);
    }

    private Optional<Instant> endOfRange(Instant at) {
        LocalDate today = at.atZone(zone).toLocalDate();
        return ranges.stream()
                .flatMap(range -> Stream.of(today.minusDays(1), today).map(day -> range.on(day, zone)))
                .filter(span -> span.holds(at))
                .map(DailyRange.Span::to)
                .max(Comparator.naturalOrder());
    }
}
