package io.autotag.store;

import static org.assertj.core.api.Assertions.assertThat;

import io.autotag.query.Seeds;
import io.autotag.review.BulkState;
import io.autotag.review.ReviewEvent;
import io.autotag.review.ReviewState;
import io.autotag.review.ReviewTransitions;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A bulk action and its undo, in two lanes each, while people save: what they decided stands, all else is as before. */
final class BulkTogetherTest {

    private static final int ITEMS = 1_500;
    private static final int PEOPLE = 3;

    private record Said(SeenVersion seen, ReviewState status) {}

    private final Map<PredictionKey, Said> acknowledged = new ConcurrentHashMap<>();
    private final AtomicBoolean over = new AtomicBoolean();
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private TestDatabase test;
    private ReviewDesk desk;
    private BulkDesk bulk;

    @BeforeEach
    void open() {
        test = TestDatabase.create();
        desk = new ReviewDesk(test.database(), "together", ITEMS).predicted();
        bulk = new BulkDesk(desk);
    }

    @AfterEach
    void close() {
        threads.shutdownNow();
        test.close();
    }

    @Test
    void noDecisionOfAPersonIsLost() throws InterruptedException, ExecutionException {
        Random random = new Random(Seeds.next("bulk together"));
        List<Future<?>> people = new ArrayList<>();
        for (int n = 0; n < PEOPLE; n++) {
            Reviewer person = desk.person("reviewer" + n + "@together", Role.ANNOTATOR);
            Random own = new Random(random.nextLong());
            people.add(threads.submit(() -> review(person, own)));
        }
        BulkAction action = bulk.create(BulkOrder.accept("* -1"));
        bulk.settle(action);
        bothLanes(action);
        assertThat(bulk.reread(action).state()).isEqualTo(BulkState.COMPLETED);
        desk.database.inTransaction(tx -> bulk.actions.undo(tx, action, desk.lead));
        bothLanes(action);
        assertThat(bulk.reread(action).state()).isEqualTo(BulkState.UNDONE);
        over.set(true);
        for (Future<?> person : people) {
            person.get();
        }
        assertThat(acknowledged).isNotEmpty();
        assertThat(statuses()).isEqualTo(expected());
        ReviewReplay.assertReproduces(desk);
    }

    private void bothLanes(BulkAction action) throws InterruptedException, ExecutionException {
        Callable<Integer> lane = () -> bulk.steps(action, Integer.MAX_VALUE);
        for (Future<Integer> done : threads.invokeAll(List.of(lane, lane))) {
            done.get();
        }
        bulk.settle(action);
    }

    /** One save after the other, each of one decision; who comes too late looks again. */
    private void review(Reviewer person, Random random) {
        while (!over.get()) {
            Item item = desk.item(random.nextInt(desk.seed.items().size()));
            List<Suggestion> shown = desk.bundle(item).suggestions();
            Suggestion one = shown.get(random.nextInt(shown.size()));
            ReviewEvent event = one.status() == ReviewState.PENDING
                    ? (random.nextBoolean() ? ReviewEvent.ACCEPT : ReviewEvent.REJECT)
                    : ReviewEvent.UNDO;
            try {
                desk.save(item, person, ReviewSave.of(List.of(Decision.of(one.key(), one.seen(), event)), false));
                acknowledge(one, event);
            } catch (ReviewConflictException late) {
                assertThat(late.conflicts()).isNotEmpty();
            }
        }
    }

    private void acknowledge(Suggestion seen, ReviewEvent event) {
        ReviewState status = ReviewTransitions.next(seen.status(), event);
        acknowledged.merge(
                seen.key(),
                new Said(seen.seen(), status),
                (one, other) -> one.seen().version() > other.seen().version() ? one : other);
    }

    private Map<PredictionKey, ReviewState> statuses() {
        return desk
                .database
                .read(tx -> tx.sql("SELECT set_id, item_id, seq, status FROM prediction WHERE status <> 0")
                        .list(row -> Map.entry(
                                new PredictionKey(row.number("set_id"), row.number("item_id"), row.integer("seq")),
                                ReviewState.ofCode(row.integer("status")))))
                .stream()
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    private Map<PredictionKey, ReviewState> expected() {
        Map<PredictionKey, ReviewState> expected = new HashMap<>();
        acknowledged.forEach((key, said) -> {
            if (said.status().isDecided()) {
                expected.put(key, said.status());
            }
        });
        return expected;
    }
}
