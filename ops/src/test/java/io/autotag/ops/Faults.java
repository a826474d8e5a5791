package io.autotag.ops;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.List;
import java.util.Random;

/**
 * Faults at random, the same for the same seed: each part is killed once and frozen once for five to twenty seconds, in any
 * order, before anything of it comes again.
 */
final class Faults {
    private static final int LONGEST_PAUSE_MS = 3_000;
    private static final int SHORTEST_STILL_MS = 5_000;
    private static final int LONGEST_STILL_MS = 20_000;

    private final Random random;
    private final List<Victim> parts;
    private final Deque<Fault> next = new ArrayDeque<>();

    Faults(long seed, List<Victim> parts) {
        this.random = new Random(seed);
        this.parts = List.copyOf(parts);
    }

    Fault next() {
        peek();
        return next.remove();
    }

    /** The one that comes next. */
    Fault peek() {
        if (next.isEmpty()) {
            List<Fault> all = new ArrayList<>();
            for (Victim part : parts) {
                all.add(new Fault(part, pause(), Duration.ZERO));
                all.add(new Fault(part, pause(), between(SHORTEST_STILL_MS, LONGEST_STILL_MS)));
            }
            Collections.shuffle(all, random);
            next.addAll(all);
        }
        return next.element();
    }

    private Duration pause() {
        return between(0, LONGEST_PAUSE_MS);
    }

    private Duration between(int least, int bound) {
        return Duration.ofMillis(random.nextInt(least, bound));
    }
}
