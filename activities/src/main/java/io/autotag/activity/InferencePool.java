package io.autotag.activity;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * The threads of this worker that decode and infer, one a core. Work comes through lanes, and the threads serve the lanes
 * in turn, each as many pieces as it weighs: whoever has little to do is done soon, however much the others have.
 * Thread-safe.
 */
final class InferencePool implements AutoCloseable {

    /** Pieces that a lane holds ready for each thread, so that none waits for the next. */
    private static final int READY_PER_THREAD = 4;

    private final int threads;
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition work = lock.newCondition();

    /** The lanes with something to do, in the order of their turns. */
    private final Deque<Lane> turns = new ArrayDeque<>();

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

    /** @param weight how many pieces are taken from the lane when its turn comes, at least 1 */
    Lane lane(int weight) {
        return new Lane(weight, threads * READY_PER_THREAD);
    }

    private void serve() {
        for (Runnable next = next(); next != null; next = next()) {
            next.run();
        }
    }

    /** Null when the pool is closed. */
    private @Nullable Runnable next() {
        lock.lock();
        try {
            while (turns.isEmpty() && !closed) {
                work.awaitUninterruptibly();
            }
            Lane lane = turns.poll();
            return closed || lane == null ? null : lane.take();
        } finally {
            lock.unlock();
        }
    }

    /** The threads end after the piece they are at; what waits in lanes is left. */
    @Override
    public void close() {
        lock.lock();
        try {
            closed = true;
            work.signalAll();
        } finally {
            lock.unlock();
        }
    }

    /** The work of one user of the pool, taken in its order. */
    final class Lane implements AutoCloseable {

        private final int weight;
        private final int capacity;
        private final Deque<Piece<?>> waiting = new ArrayDeque<>();
        private final Condition room = lock.newCondition();
        private int takenInTurn;
        private boolean shut;

        private Lane(int weight, int capacity) {
            this.weight = weight;
            this.capacity = capacity;
        }

        /** Waits for room in the lane. The answer is cancelled when the lane is closed before its turn comes. */
        <T> CompletableFuture<T> submit(Supplier<T> supplier) {
            Piece<T> piece = new Piece<>(supplier, new CompletableFuture<>());
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

        private void add(Piece<?> piece) {
            waiting.add(piece);
            if (waiting.size() == 1) {
                turns.add(this);
            }
            work.signal();
        }

        private Runnable take() {
            Piece<?> piece = waiting.remove();
            room.signal();
            takenInTurn++;
            if (!waiting.isEmpty() && takenInTurn < weight) {
                turns.addFirst(this);
                return piece;
            }
            takenInTurn = 0;
            if (!waiting.isEmpty()) {
                turns.addLast(this);
            }
            return piece;
        }

        /** Drops what has not begun. */
        @Override
        public void close() {
            Deque<Piece<?>> dropped;
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

    private record Piece<T>(Supplier<T> supplier, CompletableFuture<T> answer) implements Runnable {

        /** Whatever it throws becomes the answer, and the thread goes on. */
        @Override
        public void run() {
            answer.completeAsync(supplier, Runnable::run);
        }
    }
}
