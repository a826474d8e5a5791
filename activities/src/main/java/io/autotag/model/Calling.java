package io.autotag.model;

import io.autotag.image.TensorSpec;
import java.util.ArrayList;
import java.util.List;

/**
 * How a model is called on one machine. It says nothing about what is answered.
 *
 * @param callers so many inferences are under way at a time, 1 or more
 * @param threads for one inference, 1 or more: the caller's own, and others that all callers share
 * @param batch so many pictures go into one inference where as many are waiting, 1 or more
 */
public record Calling(int callers, int threads, int batch) {
    /** Larger ones have gained nothing in what was measured. */
    private static final int BATCH_ON_CPU = 8;

    /** No batch is larger, on whatever device. */
    public static final int LARGEST_BATCH = 32;

    private static final List<Integer> BATCHES_ELSEWHERE = List.of(8, LARGEST_BATCH);

    /** A batch's tensor has at most so many bytes on a CPU, whose caches hold no more of what is computed from it. */
    private static final long BYTES_ON_CPU = 8L << 20;

    /** All callers' batches together; workers have twice as much memory outside of Java's heap. */
    private static final long BYTES_OF_ALL = 128L << 20;

    public Calling {
        if (callers < 1 || threads < 1 || batch < 1) {
            throw new IllegalArgumentException("Somebody calls, one thread at least computes, and one picture goes in");
        }
    }

    /** One picture an inference. */
    public Calling(int callers, int threads) {
        this(callers, threads, 1);
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

    /** The usual, but with batches of the sizes that are worth a measurement for tensors like this. */
    static List<Calling> inBatches(int cores, Device device, TensorSpec one) {
        boolean onCpu = device == Device.CPU;
        long bytes = Math.min(BYTES_OF_ALL / cores, onCpu ? BYTES_ON_CPU : BYTES_OF_ALL);
        long most = bytes / one.bytes();
        return (onCpu ? List.of(BATCH_ON_CPU) : BATCHES_ELSEWHERE)
                .stream()
                        .filter(batch -> batch <= most)
                        .map(batch -> new Calling(cores, 1, batch))
                        .toList();
    }

    /**
     * The usual, but with the batch that the file insists on, unless it is too large: each caller has room for a batch and for
     * a picture that comes alone, which takes as much.
     */
    static List<Calling> inBatchesOf(int pictures, int cores, TensorSpec one) {
        boolean isRoom = 2L * cores * pictures * one.bytes() <= BYTES_OF_ALL;
        return pictures <= LARGEST_BATCH && isRoom ? List.of(new Calling(cores, 1, pictures)) : List.of();
    }

    /** For people: {@code 2 callers × 1 thread}, with {@code in batches of 8} where there are any. */
    public String shown() {
        String batches = batch == 1 ? "" : " in batches of " + batch;
        return Words.count(callers, "caller") + " × " + Words.count(threads, "thread") + batches;
    }
}
