package io.autotag.activity;

import io.autotag.model.BatchSizes;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * The threads of this worker that decode and infer, one a core. Work comes through lanes, and the threads serve the lanes
 * in turn, each as many pieces as it weighs, or a batch where one is ready: whoever has little to do is done soon, however
 * much the others have. Thread-safe.
 */
final class InferencePool implements AutoCloseable {

    /** Pieces that a lane holds ready for each thread, so that none waits for the next. */
    private static final int READY_PER_THREAD = 4;

    /** As many batches: one that is full when a thread comes for it, and one that fills. */
    private static final int READY_BATCHES_PER_THREAD = 2;

    private final int threads;
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition ready = lock.newCondition();

    /** The lanes with something to do, in the order of their turns. */
    private final Deque<Lane<?, ?>> turns = new ArrayDeque<>();

    /** Threads that are at something. */
    private int busy;

    private boolean closed;

    private InferencePool(int threads) {
        this.threads = threads;
    }

    static InferencePool start(int threads) {
        InferencePool pool = new InferencePool(threads);
        for (int i = 0; i < threads; i++) {
            Thread thread = new Thread(pool::serve, "inference-" + i);
            thread.setDaemon(true);
            thread.start();
        }
        return pool;
    }

    /**
     * @param weight how many pieces are taken from the lane when its turn comes, at least 1
     * @param together how many of the pieces that are ready are done together
     * @param work does pieces, one or a batch, and completes the answers of all
     */
    <W, R> Lane<W, R> lane(int weight, BatchSizes together, Consumer<List<Piece<W, R>>> work) {
        int capacity = Math.max(READY_PER_THREAD, READY_BATCHES_PER_THREAD * together.most());
        return new Lane<>(weight, together, threads * capacity, work);
    }

    private void serve() {
        for (Runnable next = next(); next != null; next = next()) {
            next.run();
            done();
        }
    }

    private void done() {
        lock.lock();
        try {
            busy--;
        } finally {
            lock.unlock();
        }
    }

    /** Whether all that was handed to it is answered. */
    boolean isIdle() {
        lock.lock();
        try {
            return busy == 0 && turns.isEmpty();
        } finally {
            lock.unlock();
        }
    }

    /** Null when the pool is closed. */
    private @Nullable Runnable next() {
        lock.lock();
        try {
            while (turns.isEmpty() && !closed) {
                ready.awaitUninterruptibly();
            }
            if (closed) {
                return null;
            }
            busy++;
            return nextLane().take();
        } finally {
            lock.unlock();
        }
    }

    /** Whoever has taken more than it weighs waits until the others have had as much. */
    private Lane<?, ?> nextLane() {
        Lane<?, ?> lane = turns.remove();
        while (!lane.isDue()) {
            turns.addLast(lane);
            lane = turns.remove();
        }
        return lane;
    }

    /** The threads end after the piece they are at; what waits in lanes is left. */
    @Override
    public void close() {
        lock.lock();
        try {
            closed = true;
            ready.signalAll();
        } finally {
            lock.unlock();
        }
    }

    /** The work of one user of the pool, taken in its order. */
    final class Lane<W, R> implements AutoCloseable {

        private final int weight;
        private final BatchSizes together;
        private final int capacity;
        private final Consumer<List<Piece<W, R>>> work;
        private final Deque<Piece<W, R>> waiting = new ArrayDeque<>();
        private final Condition room = lock.newCondition();

        /** Pieces that are left of this turn; below 0 what a batch took of later ones. */
        private int left;

        private boolean shut;

        private Lane(int weight, BatchSizes together, int capacity, Consumer<List<Piece<W, R>>> work) {
            this.weight = weight;
            this.together = together;
            this.capacity = capacity;
            this.work = work;
        }

        /** Waits for room in the lane. The answer is cancelled when the lane is closed before its turn comes. */
        CompletableFuture<R> submit(W what) {
            Piece<W, R> piece = new Piece<>(what, new CompletableFuture<>());
            lock.lock();
            try {
                while (waiting.size() >= capacity && !shut) {
                    room.awaitUninterruptibly();
                }
                if (shut) {
                    piece.answer().cancel(false);
                } else {
                    add(piece);
                }
            } finally {
                lock.unlock();
            }
            return piece.answer();
        }

        private void add(Piece<W, R> piece) {
            waiting.add(piece);
            if (waiting.size() == 1) {
                turns.add(this);
            }
            ready.signal();
        }

        /** A turn begins where nothing is left of the last one. */
        private boolean isDue() {
            if (left <= 0) {
                left += weight;
            }
            return left > 0;
        }

        private Runnable take() {
            List<Piece<W, R>> pieces = new ArrayList<>();
            for (int more = together.of(waiting.size()); more > 0; more--) {
                pieces.add(waiting.remove());
                room.signal();
            }
            left -= pieces.size();
            if (waiting.isEmpty()) {
                left = Math.min(left, 0);
            } else if (left > 0) {
                turns.addFirst(this);
            } else {
                turns.addLast(this);
            }
            return () -> finish(pieces);
        }

        /** Whatever is thrown becomes the answer of those that have none, and the thread goes on. */
        private void finish(List<Piece<W, R>> pieces) {
            try {
                work.accept(pieces);
            } catch (RuntimeException | Error failure) {
                pieces.forEach(piece -> piece.answer().completeExceptionally(failure));
            }
        }

        /** Drops what has not begun. */
        @Override
        public void close() {
            Deque<Piece<W, R>> dropped;
            lock.lock();
            try {
                shut = true;
                turns.remove(this);
                dropped = new ArrayDeque<>(waiting);
                waiting.clear();
                room.signalAll();
            } finally {
                lock.unlock();
            }
            dropped.forEach(piece -> piece.answer().cancel(false));
        }
    }

    /** What is to be done, and where the answer goes. */
    record Piece<W, R>(W what, CompletableFuture<R> answer) {}
}
