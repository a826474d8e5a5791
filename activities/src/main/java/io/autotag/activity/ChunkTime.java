package io.autotag.activity;

import java.time.Duration;
import java.time.Instant;

/** How long an attempt at a chunk may take. */
final class ChunkTime {

    /**
     * What a wait for a slot leaves to an attempt of the time it was given. Less, and a full queue is mostly going to and
     * fro; all of it, and a long queue keeps whoever pauses waiting.
     */
    static final Duration LEAST = Duration.ofSeconds(15);

    private ChunkTime() {}

    /**
     * When an attempt has to be back.
     *
     * @param wanted what it was told when it was scheduled
     * @param now when it starts
     */
    static Instant returnBy(Instant wanted, Instant scheduled, Instant now) {
        Duration given = Duration.between(scheduled, wanted);
        Duration kept = given.compareTo(LEAST) < 0 ? given : LEAST;
        Duration oneBatch = Batch.LONGEST_WAIT;
        Instant least = now.plus(kept.compareTo(oneBatch) < 0 ? oneBatch : kept);
        return wanted.isBefore(least) ? least : wanted;
    }
}
