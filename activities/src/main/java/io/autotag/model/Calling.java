package io.autotag.model;

import java.util.ArrayList;
import java.util.List;

/**
 * How a model is called on one machine. It says nothing about what is answered.
 *
 * @param callers so many pictures are inferred at a time, 1 or more
 * @param threads for one picture, 1 or more: the caller's own, and others that all callers share
 */
public record Calling(int callers, int threads) {
    public Calling {
        if (callers < 1 || threads < 1) {
            throw new IllegalArgumentException("Somebody calls, and one thread at least computes");
        }
    }

    /** One caller a core, which helps itself: what is best where nothing has been measured. */
    public static Calling usual(int cores) {
        return new Calling(cores, 1);
    }

    /**
     * What is worth a measurement, the usual first: fewer callers and the other cores as their help, for models whose
     * weights or intermediate results are too large for the caches; and half the cores alone, for those that are two
     * threads of one.
     */
    static List<Calling> of(int cores) {
        List<Calling> all = new ArrayList<>();
        all.add(usual(cores));
        for (int callers = cores / 2; callers >= 1; callers /= 2) {
            all.add(new Calling(callers, cores - callers + 1));
        }
        if (cores >= 4) {
            all.add(new Calling(cores / 2, 1));
        }
        return all;
    }

    /** For people: {@code 2 callers × 1 thread}. */
    public String shown() {
        return Words.count(callers, "caller") + " × " + Words.count(threads, "thread");
    }
}
