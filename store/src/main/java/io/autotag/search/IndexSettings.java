package io.autotag.search;

import io.autotag.store.StoreError;
import io.autotag.store.StoreException;
import java.time.Duration;

/**
 * How bitmaps are kept.
 *
 * @param follow how often the log of changes is read
 * @param save how often changed blocks are saved
 * @param idle a project nobody asked for so long is forgotten
 * @param mostBytes about how much memory the bitmaps of all projects may take with what they remember; beyond it
 *     first what they remember is forgotten, and then the project that was asked for the longest time ago
 */
public record IndexSettings(Duration follow, Duration save, Duration idle, long mostBytes) {

    /** The bitmaps of all projects may take a third of the heap: the rest is for those who ask. */
    public static final IndexSettings USUAL = new IndexSettings(
            Duration.ofMillis(200),
            Duration.ofMinutes(5),
            Duration.ofMinutes(30),
            Runtime.getRuntime().maxMemory() / 3);

    public IndexSettings {
        if (follow.isZero() || follow.isNegative() || mostBytes < 0) {
            throw new StoreException(
                    StoreError.INVALID, "The index follows changes at an interval and within some memory.");
        }
    }
}
