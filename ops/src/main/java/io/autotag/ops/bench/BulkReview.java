package io.autotag.ops.bench;

import io.autotag.review.ReviewEvent;
import io.autotag.search.QueriedPredictions;
import io.autotag.store.BulkAction;
import io.autotag.store.BulkOrder;
import io.autotag.store.BulkRepository;
import io.autotag.store.BulkStep;
import io.autotag.store.BulkWork;
import io.autotag.store.Database;
import io.autotag.store.Decision;
import io.autotag.store.Item;
import io.autotag.store.NewBulkAction;
import io.autotag.store.ReviewConflictException;
import io.autotag.store.ReviewReader;
import io.autotag.store.ReviewRepository;
import io.autotag.store.ReviewSave;
import io.autotag.store.Suggestion;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * A bulk accept and its undo, in the two lanes of the product's workflow, while a person saves one review after the
 * other. Times hold the freezing and every commit.
 */
final class BulkReview {

    /** What one measurement came to. */
    record Measured(
            long predictions, Duration freezing, Duration applying, Duration undoing, Duration saveP95, int saves) {}

    private static final int LANES = 2;
    private static final Duration BETWEEN_SAVES = Duration.ofMillis(100);

    private final Database database;
    private final ReviewWorld world;
    private final BulkRepository actions = new BulkRepository(QueriedPredictions.ports());
    private final BulkWork work = new BulkWork(QueriedPredictions.ports());

    BulkReview(Database database, ReviewWorld world) {
        this.database = database;
        this.world = world;
    }

    Measured measure() throws InterruptedException, ExecutionException {
        ExecutorService threads = Executors.newCachedThreadPool();
        AtomicBoolean over = new AtomicBoolean();
        Future<List<Duration>> saving = threads.submit(() -> save(over));
        try {
            BulkAction action = create();
            Duration freezing = timed(() -> settle(action));
            Duration applying = timed(() -> lanes(threads, action));
            database.inTransaction(tx -> actions.undo(tx, action, world.people().get(0)));
            Duration undoing = timed(() -> lanes(threads, action));
            over.set(true);
            List<Duration> saves = saving.get();
            long applied = reread(action).applied();
            return new Measured(applied, freezing, applying, undoing, p95(saves), saves.size());
        } finally {
            threads.shutdownNow();
        }
    }

    private BulkAction create() {
        NewBulkAction wanted = new NewBulkAction(
                BulkOrder.accept("object_prefix:" + ReviewWorld.label(0) + " AND score >= 0"), "", null);
        return database.inTransaction(
                        tx -> actions.create(tx, world.project(), world.people().get(0), wanted))
                .action();
    }

    private boolean settle(BulkAction action) {
        return database.inTransaction(tx -> work.settle(tx, action.id()));
    }

    private BulkAction reread(BulkAction action) {
        return database.read(tx -> actions.getForWorker(tx, action.id()));
    }

    /** As the workflow does it, to the end. */
    private boolean lanes(ExecutorService threads, BulkAction action) throws InterruptedException, ExecutionException {
        Callable<Boolean> lane = () -> {
            while (database.inTransaction(tx -> work.step(tx, action.id())) == BulkStep.MORE) {
                // one block a transaction
            }
            return true;
        };
        for (Future<Boolean> done : threads.invokeAll(Collections.nCopies(LANES, lane))) {
            done.get();
        }
        return settle(action);
    }

    /** One decision after the other on other labels than the bulk action's, each on an item it meets too. */
    private List<Duration> save(AtomicBoolean over) throws InterruptedException {
        Random random = new Random(7);
        List<Duration> times = new ArrayList<>();
        ReviewRepository reviews = new ReviewRepository();
        while (!over.get()) {
            Item item = world.some().get(random.nextInt(world.some().size()));
            ReviewSave save = decision(item, random);
            long begin = System.nanoTime();
            try {
                database.inTransaction(tx ->
                        reviews.save(tx, world.project(), item, world.people().get(1), save));
            } catch (ReviewConflictException late) {
                // Looked at before the bulk action came to the item, saved after: a person would look again.
            }
            times.add(Duration.ofNanos(System.nanoTime() - begin));
            Thread.sleep(BETWEEN_SAVES.toMillis());
        }
        return times;
    }

    private ReviewSave decision(Item item, Random random) {
        List<Suggestion> shown = database.read(tx -> new ReviewReader().bundle(tx, world.project(), item))
                .suggestions();
        Suggestion one = shown.get(random.nextInt(shown.size()));
        ReviewEvent event = one.status().isDecided() ? ReviewEvent.UNDO : ReviewEvent.REJECT;
        return ReviewSave.of(List.of(Decision.of(one.key(), one.seen(), event)), false);
    }

    /** Work that waits for threads. */
    @FunctionalInterface
    private interface Timed {
        boolean run() throws InterruptedException, ExecutionException;
    }

    private static Duration timed(Timed work) throws InterruptedException, ExecutionException {
        long begin = System.nanoTime();
        work.run();
        return Duration.ofNanos(System.nanoTime() - begin);
    }

    private static Duration p95(List<Duration> times) {
        if (times.isEmpty()) {
            return Duration.ZERO;
        }
        List<Duration> sorted = times.stream().sorted().toList();
        return sorted.get((int) Math.ceil(sorted.size() * 0.95) - 1);
    }
}
