package io.autotag.workflow;

import io.autotag.workflow.Directive.Desired;
import io.autotag.workflow.Settlement.Outcome;
import java.time.Instant;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** One run in memory, with the promises the real activities keep about PostgreSQL. */
final class MemoryRun implements RunActivities {

    /** As many as the real activity tells at once. */
    private static final int MOST_RANGES = 500;

    private final int total;
    private final BitSet done = new BitSet();
    private final List<Settlement> settlements = new ArrayList<>();
    private RunPlan plan;
    private Desired desired = Desired.RUN;
    private Runnable afterSettling = () -> {};
    private Runnable whilePlanning = () -> {};
    private Runnable afterLooking = () -> {};
    private Supplier<Instant> now = () -> Instant.EPOCH;
    private @Nullable Instant quietUntil;
    private int looks;
    private int plans;

    MemoryRun(int total) {
        this.total = total;
        this.plan = new RunPlan(TaskQueues.INFER_CPU_BATCH, 10, 4, total);
    }

    @Override
    public synchronized RunPlan plan(RunRef run) {
        plans++;
        whilePlanning.run();
        return plan;
    }

    @Override
    public synchronized List<ItemRange> remaining(RunRef run) {
        List<ItemRange> ranges = new ArrayList<>();
        for (int from = done.nextClearBit(0);
                from < total && ranges.size() < MOST_RANGES;
                from = done.nextClearBit(from)) {
            int set = done.nextSetBit(from);
            int to = set < 0 ? total : Math.min(set, total);
            ranges.add(new ItemRange(from, to));
            from = to;
        }
        return ranges;
    }

    @Override
    public synchronized Directive directive(RunRef run) {
        looks++;
        boolean isQuiet = quietUntil != null && now.get().isBefore(quietUntil);
        Directive said = new Directive(desired, plan.window(), isQuiet ? quietUntil : null);
        afterLooking.run();
        return said;
    }

    @Override
    public boolean settle(RunRef run, Settlement settlement) {
        synchronized (this) {
            if (!fits(settlement.outcome())) {
                return false;
            }
            settlements.add(settlement);
        }
        afterSettling.run();
        return true;
    }

    private boolean fits(Outcome outcome) {
        return switch (outcome) {
            case COMPLETED -> desired == Desired.RUN && done.cardinality() == total;
            case FAILED -> desired == Desired.RUN;
            case PAUSED -> desired == Desired.PAUSE;
            case CANCELLED -> desired == Desired.CANCEL;
        };
    }

    synchronized void planned(RunPlan newPlan) {
        plan = newPlan;
    }

    synchronized void whilePlanning(Runnable step) {
        whilePlanning = step;
    }

    synchronized void afterLooking(Runnable step) {
        afterLooking = step;
    }

    synchronized void afterSettling(Runnable step) {
        afterSettling = step;
    }

    /** @param clock of the workflows */
    synchronized void quiet(Supplier<Instant> clock, @Nullable Instant until) {
        now = clock;
        quietUntil = until;
    }

    synchronized int looks() {
        return looks;
    }

    synchronized void desire(Desired wanted) {
        desired = wanted;
    }

    synchronized Desired desired() {
        return desired;
    }

    /** Marks positions done; answers how many were done already. */
    synchronized int work(long from, long to) {
        int before = done.cardinality();
        done.set((int) from, (int) to);
        return (int) (to - from) - (done.cardinality() - before);
    }

    synchronized int doneItems() {
        return done.cardinality();
    }

    synchronized int plans() {
        return plans;
    }

    synchronized List<Outcome> outcomes() {
        return settlements.stream().map(Settlement::outcome).toList();
    }

    synchronized String lastMessage() {
        return settlements.get(settlements.size() - 1).message();
    }
}
