package io.autotag.activity;

import io.autotag.store.Run;
import io.autotag.store.RunKind;
import io.autotag.store.RunRepository;
import io.autotag.store.RunTuning;
import io.autotag.store.Transaction;
import io.autotag.store.Worker;
import io.autotag.store.WorkerRegistry;
import io.autotag.workflow.RunPlan;
import io.autotag.workflow.TaskQueues;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** How a run is cut into chunks, where they go, and how many are on their way at once. */
final class RunShape {

    /** Runs up to this size are quick work. */
    static final long QUICK_ITEMS = 2_048;

    /** A chunk of so many takes a fast model some ten seconds; a slow one returns early. */
    static final int LARGEST_CHUNK = 4_096;

    /** Below, handing a chunk out costs a fast model more than a percent of it. */
    static final int SMALLEST_CHUNK = 128;

    /** A chunk does so many a minute even with a slow model: where the pace allows no more, another would only take up a slot. */
    static final int PACED_ITEMS_A_CHUNK = 120;

    /** A worker that was not seen for so long is none. */
    static final Duration ABSENT = Duration.ofSeconds(30);

    private final Slots slots;
    private final WorkerRegistry registry = new WorkerRegistry();
    private final RunRepository runs = new RunRepository();

    /** @param slots of each worker: all are alike */
    RunShape(Slots slots) {
        this.slots = slots;
    }

    RunPlan plan(Transaction tx, Run run) {
        int window = window(tx, run);
        return new RunPlan(queue(run), chunkItems(run.total(), window), window, run.total());
    }

    /**
     * The window that somebody gave it; else its share of twice the slots there are for a run of its kind: while one chunk
     * is worked on, the next waits.
     */
    int window(Transaction tx, Run run) {
        Integer chosen = run.window();
        if (chosen != null) {
            return chosen;
        }
        int each = isQuick(run) ? slots.quick() : slots.batch();
        int share = share(2 * each * workers(tx, queue(run)), run.priority(), othersPriorities(tx, run));
        return paced(share, run.limits().itemsPerMinute());
    }

    /** No more chunks than the pace of the project can feed: while one waits for its turn, it holds a slot. */
    static int paced(int share, @Nullable Integer itemsPerMinute) {
        return itemsPerMinute == null ? share : Math.min(share, 1 + (itemsPerMinute - 1) / PACED_ITEMS_A_CHUNK);
    }

    /** Those that wait for the end of quiet hours leave their places to the others. */
    private int othersPriorities(Transaction tx, Run run) {
        Instant now = Instant.now();
        return runs.active(tx).stream()
                .filter(active ->
                        active.id() != run.id() && active.waitsUntil(now).isEmpty())
                .mapToInt(Run::priority)
                .sum();
    }

    /** Its part of the places by its weight, to the nearest chunk, and never none. */
    static int share(int places, int priority, int othersPriorities) {
        long share = Math.round((double) places * priority / (priority + othersPriorities));
        return (int) Math.max(1, Math.min(RunTuning.WIDEST_WINDOW, share));
    }

    /** Small enough for all workers to have a part to the end, large enough to be worth handing out. */
    static int chunkItems(long total, int window) {
        long share = total / (2L * window) + 1;
        return (int) Math.max(SMALLEST_CHUNK, Math.min(LARGEST_CHUNK, share));
    }

    static String queue(Run run) {
        return isQuick(run) ? TaskQueues.INFER_CPU_QUICK : TaskQueues.INFER_CPU_BATCH;
    }

    private static boolean isQuick(Run run) {
        return run.kind() == RunKind.LIVE || run.total() <= QUICK_ITEMS;
    }

    private int workers(Transaction tx, String queue) {
        long serving = registry.seenSince(tx, Instant.now().minus(ABSENT)).stream()
                .map(Worker::queues)
                .filter(queues -> queues.contains(queue))
                .count();
        return (int) Math.max(1, serving);
    }
}
