package io.autotag.store;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * What a worker says of itself each time it says that it is there.
 *
 * @param device what computes its models, as people write it
 * @param models the ids of the versions whose models are open, those that were used last at the end
 * @param imagesPerSecond items that it answered and wrote a second over the last minute, at least 0
 * @param inHand pieces of work that it has begun and not ended, at least 0
 * @param drainWantedAt since when it takes no more work because somebody wants that: written only where its row was
 *     forgotten meanwhile, so that the wish is not forgotten with it
 */
public record WorkerReport(
        String device, List<Long> models, double imagesPerSecond, int inHand, Optional<Instant> drainWantedAt) {

    public WorkerReport {
        models = List.copyOf(models);
        if (inHand < 0 || imagesPerSecond < 0) {
            throw new IllegalArgumentException("negative work: " + inHand + " in hand, " + imagesPerSecond + "/s");
        }
    }

    /** Of a worker that has done nothing yet. */
    public static WorkerReport idle(String device) {
        return new WorkerReport(device, List.of(), 0, 0, Optional.empty());
    }
}
