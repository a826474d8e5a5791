package io.autotag.source;

import io.autotag.store.Source;
import java.lang.ref.SoftReference;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Keeps the list of addresses that was read last, for the other pages of the same scan: for a few minutes, as what is signed
 * in it may expire, and while nobody needs the memory, of which it may take a hundred megabytes. Thread-safe.
 */
final class LastList {

    static final Duration KEPT = Duration.ofMinutes(5);

    private final InstantSource clock;
    private @Nullable Kept last;

    LastList(InstantSource clock) {
        this.clock = clock;
    }

    /** What a list is right for: one scan, with the access that the source had. */
    private record Scan(long source, int number, Instant version) {

        static Scan of(Source source) {
            return new Scan(source.id(), source.scan().number(), source.updatedAt());
        }
    }

    private record Kept(Scan scan, Instant until, SoftReference<List<SourceEntry>> entries) {}

    /** The list of the scan that the source is at; read where it is not kept. */
    List<SourceEntry> of(Source source, Supplier<List<SourceEntry>> reading) {
        Scan scan = Scan.of(source);
        return kept(scan).orElseGet(() -> {
            List<SourceEntry> entries = reading.get();
            keep(scan, entries);
            return entries;
        });
    }

    private synchronized Optional<List<SourceEntry>> kept(Scan scan) {
        Kept now = last;
        return now != null && now.scan().equals(scan) && clock.instant().isBefore(now.until())
                ? Optional.ofNullable(now.entries().get())
                : Optional.empty();
    }

    private synchronized void keep(Scan scan, List<SourceEntry> entries) {
        last = new Kept(scan, clock.instant().plus(KEPT), new SoftReference<>(entries));
    }
}
