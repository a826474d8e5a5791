package io.autotag.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class QuietHoursTest {

    private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");

    @ParameterizedTest(name = "{0} at {1}: {2}")
    @CsvSource({
        "09:00-17:00, 2026-11-26T08:59:59+01:00, ",
        "09:00-17:00, 2026-11-26T09:00:00+01:00, 2026-11-26T17:00:00+01:00",
        "09:00-17:00, 2026-11-26T16:59:59+01:00, 2026-11-26T17:00:00+01:00",
        "09:00-17:00, 2026-11-26T17:00:00+01:00, ",
        // over midnight
        "22:00-07:00, 2026-11-26T21:59:59+01:00, ",
        "22:00-07:00, 2026-11-26T22:00:00+01:00, 2026-11-27T07:00:00+01:00",
        "22:00-07:00, 2026-11-27T06:59:59+01:00, 2026-11-27T07:00:00+01:00",
        "22:00-07:00, 2026-11-27T07:00:00+01:00, ",
        // one behind the other, also over midnight
        "22:00-00:00 00:00-06:00 06:00-07:30, 2026-11-26T23:00:00+01:00, 2026-11-27T07:30:00+01:00",
        "12:00-13:00 12:30-14:00, 2026-11-26T12:10:00+01:00, 2026-11-26T14:00:00+01:00",
        "12:00-13:00 18:00-19:00, 2026-11-26T12:10:00+01:00, 2026-11-26T13:00:00+01:00",
        // clocks go forward from 02:00 to 03:00: the night is an hour shorter
        "22:00-07:00, 2026-03-28T22:00:00+01:00, 2026-03-29T07:00:00+02:00",
        // an end, a begin and a whole range that the clock skips
        "22:00-02:30, 2026-03-29T01:59:59+01:00, 2026-03-29T03:30:00+02:00",
        "02:30-05:00, 2026-03-29T03:00:00+02:00, ",
        "02:30-05:00, 2026-03-29T03:30:00+02:00, 2026-03-29T05:00:00+02:00",
        "02:00-03:00, 2026-03-29T03:00:00+02:00, ",
        // clocks go back from 03:00 to 02:00: the night is an hour longer
        "22:00-07:00, 2026-10-24T22:00:00+02:00, 2026-10-25T07:00:00+01:00",
        // an end that comes twice is the later one, a begin the earlier one
        "22:00-02:30, 2026-10-25T02:29:00+02:00, 2026-10-25T02:30:00+01:00",
        "22:00-02:30, 2026-10-25T02:45:00+02:00, 2026-10-25T02:30:00+01:00",
        "22:00-02:30, 2026-10-25T02:30:00+01:00, ",
        "02:30-05:00, 2026-10-25T02:30:00+02:00, 2026-10-25T05:00:00+01:00"
    })
    void endsWhenTheClockOnTheWallSays(String ranges, OffsetDateTime now, OffsetDateTime end) {
        QuietHours hours = berlin(ranges.split(" "));
        if (end == null) {
            assertThat(hours.until(now.toInstant())).isEmpty();
        } else {
            assertThat(hours.until(now.toInstant())).contains(end.toInstant());
        }
    }

    @Test
    void goesByTheClocksOfItsZone() {
        Instant evening = Instant.parse("2026-11-26T21:30:00Z");
        List<DailyRange> night = List.of(DailyRange.of("22:00-07:00"));
        assertThat(new QuietHours(BERLIN, night, false).until(evening)).isPresent();
        assertThat(new QuietHours(ZoneId.of("UTC"), night, false).until(evening))
                .isEmpty();
    }

    @Test
    void leavesAPartOfTheDay() {
        assertThatThrownBy(() -> berlin("08:00-20:00", "20:00-08:00")).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(QuietHoursTest::berlin).isInstanceOf(IllegalArgumentException.class);
        assertThat(QuietHours.coverTheDay(ranges("08:01-08:00"))).isFalse();
    }

    @Test
    void aRangeHasTwoEnds() {
        assertThatThrownBy(() -> DailyRange.of("08:00-08:00")).hasMessageContaining("08:00");
        assertThat(DailyRange.of("22:00-07:30").text()).isEqualTo("22:00-07:30");
    }

    private static QuietHours berlin(String... ranges) {
        return new QuietHours(BERLIN, ranges(ranges), true);
    }

    private static List<DailyRange> ranges(String... texts) {
        return Stream.of(texts).map(DailyRange::of).toList();
    }
}
