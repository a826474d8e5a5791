package io.autotag.workflow;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A bulk action in memory, with the promises the real activities keep about PostgreSQL. */
final class MemoryBulk implements BulkActivities {

    /** What is wanted, or what became of it. */
    enum State {
        RUN,
        PAUSE,
        DONE
    }

    private final int blocks;
    private final List<Instant> returns = new ArrayList<>();
    private int done;
    private int leased;
    private int inAStretch = 3;
    private int settlings;
    private State state = State.RUN;
    private @Nullable String failure;
    private Runnable whileSettling = () -> {};
    private Runnable whileWorking = () -> {};

    MemoryBulk(int blocks) {
        this.blocks = blocks;
    }

    @Override
    public synchronized boolean settle(BulkRef action) {
        settlings++;
        boolean open = state == State.RUN && done < blocks;
        if (state == State.RUN && !open) {
            state = State.DONE;
        }
        whileSettling.run();
        return open;
    }

    @Override
    public synchronized BulkStretch work(BulkRef action, Instant returnBy) {
        returns.add(returnBy);
        whileWorking.run();
        if (state != State.RUN) {
            return new BulkStretch(0, false);
        }
        int now = Math.max(0, Math.min(inAStretch, blocks - leased - done));
        done += now;
        return new BulkStretch(now, done < blocks - leased);
    }

    @Override
    public synchronized void fail(BulkRef action, String sentence) {
        failure = sentence;
        state = State.DONE;
    }

    synchronized void whileSettling(Runnable step) {
        whileSettling = step;
    }

    synchronized void whileWorking(Runnable step) {
        whileWorking = step;
    }

    /** So many of the last blocks are in people's hands. */
    synchronized void lease(int some) {
        leased = some;
    }

    synchronized void blocksInAStretch(int most) {
        inAStretch = most;
    }

    synchronized void want(State wanted) {
        state = wanted;
    }

    synchronized State state() {
        return state;
    }

    synchronized int done() {
        return done;
    }

    synchronized int settlings() {
        return settlings;
    }

    synchronized @Nullable String failure() {
        return failure;
    }

    synchronized List<Instant> returns() {
        return List.copyOf(returns);
    }
}
