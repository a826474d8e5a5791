package io.autotag.source;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Remembers for a while whose waiting was in vain, so that not every picture waits for them anew. Thread-safe. */
final class Silences {

    /** A failure that takes less holds up nobody, and says nothing of what comes next. */
    static final Duration SHORT = Duration.ofSeconds(3);

    static final Duration KEPT = Duration.ofMinutes(1);

    private static final int MOST_KEPT = 1_000;

    private final int most;
    private final Clock clock;
    private final Map<String, Silence> silences = new LinkedHashMap<>();

    /** @param most long failures in a row, from 1 on, after which one is not asked for a while */
    Silences(int most, Clock clock) {
        this.most = most;
        this.clock = clock;
    }

    private record Silence(int times, Instant last) {}

    /** Begins to wait. @throws SourceException when they are not asked at present */
    Waiting begin(String whom) {
        check(whom);
        return new Waiting(whom, clock.instant());
    }

    /** @throws SourceException when they are not asked at present */
    synchronized void check(String whom) {
        Silence silence = silences.get(whom);
        if (silence != null
                && silence.times() >= most
                && clock.instant().isBefore(silence.last().plus(KEPT))) {
            throw SourceException.passing("It did not answer in time, " + silence.times()
                    + " time(s) without a picture in between, and is asked again in a minute.");
        }
    }

    private synchronized void failed(String whom, Instant begin) {
        Instant now = clock.instant();
        if (now.isBefore(begin.plus(SHORT))) {
            return;
        }
        Silence before = silences.remove(whom);
        silences.put(whom, new Silence(before == null ? 1 : before.times() + 1, now));
        if (silences.size() > MOST_KEPT) {
            silences.remove(silences.keySet().iterator().next());
        }
    }

    private synchronized void answered(String whom) {
        silences.remove(whom);
    }

    /** For one object, from the request to its last byte. Ends once. Not thread-safe. */
    final class Waiting {

        private final Instant begin;
        private @Nullable String whom;

        private Waiting(String whom, Instant begin) {
            this.whom = whom;
            this.begin = begin;
        }

        void inVain() {
            if (whom != null) {
                failed(whom, begin);
                whom = null;
            }
        }

        void answered() {
            if (whom != null) {
                Silences.this.answered(whom);
                whom = null;
            }
        }
    }
}
