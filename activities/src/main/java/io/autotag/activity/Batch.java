package io.autotag.activity;

import io.autotag.store.FailureCode;
import io.autotag.store.ItemFailure;
import io.autotag.store.ItemPredictions;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Results in the order of their positions that are written in one transaction. */
final class Batch {

    static final int MOST_ITEMS = 256;

    /** A batch waits no longer for more. */
    static final Duration LONGEST_WAIT = Duration.ofSeconds(1);

    private final List<ItemPredictions> found = new ArrayList<>();
    private final List<ItemFailure> failed = new ArrayList<>();
    private Duration busy = Duration.ZERO;
    private @Nullable Instant begun;
    private boolean hasVerdict;
    private long next;

    /** @param next the position behind which the first result lies, or at which */
    Batch(long next) {
        this.next = next;
    }

    void add(ItemResult result, Instant now) {
        result.found().ifPresent(found::add);
        result.failed().ifPresent(this::addFailure);
        busy = busy.plus(result.busy());
        next = result.item().position() + 1;
        if (begun == null) {
            begun = now;
        }
    }

    private void addFailure(ItemFailure failure) {
        failed.add(failure);
        hasVerdict |= failure.code() == FailureCode.CRASH;
    }

    boolean isEmpty() {
        return found.isEmpty() && failed.isEmpty();
    }

    /** Whether it is full, or has waited long enough, or holds what must not be lost with the process. */
    boolean isDue(Instant now) {
        return hasVerdict
                || found.size() + failed.size() >= MOST_ITEMS
                || (begun != null && !now.isBefore(begun.plus(LONGEST_WAIT)));
    }

    /** The position behind its last result. */
    long next() {
        return next;
    }

    List<ItemPredictions> found() {
        return found;
    }

    List<ItemFailure> failed() {
        return failed;
    }

    /** Of all its items together. */
    long predictions() {
        return found.stream().mapToLong(item -> item.predictions().size()).sum();
    }

    /** Summed over the threads. */
    Duration busy() {
        return busy;
    }
}
