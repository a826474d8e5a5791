package io.autotag.store;

import java.time.Instant;
import java.util.Objects;

/**
 * How a worker found a model version to be best called on its machine.
 *
 * @param machine what it holds for, in words: device, cores, architecture and runtime
 * @param device what computed, {@code cpu} or {@code cuda}
 * @param callers so many inferences were under way at a time, 1 or more
 * @param threads for one inference, 1 or more: the caller's own, and others that all callers share
 * @param batch so many pictures went into one inference, 1 or more
 * @param imagesPerSecond inferred by all callers together, without decoding; over 0
 * @param measuredAt when
 */
public record ModelTuning(
        String machine,
        String device,
        int callers,
        int threads,
        int batch,
        double imagesPerSecond,
        Instant measuredAt) {

    public ModelTuning {
        Objects.requireNonNull(machine, "machine is null");
        Objects.requireNonNull(device, "device is null");
        Objects.requireNonNull(measuredAt, "measuredAt is null");
        if (callers < 1 || threads < 1 || batch < 1 || !Double.isFinite(imagesPerSecond) || imagesPerSecond <= 0) {
            throw new IllegalArgumentException(
                    "Somebody calls, one thread computes one picture at least, and a speed is over 0");
        }
    }
}
