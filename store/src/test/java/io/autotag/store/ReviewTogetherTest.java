package io.autotag.store;

import static io.autotag.review.ReviewEvent.ACCEPT;
import static io.autotag.review.ReviewEvent.REJECT;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.autotag.review.ItemState;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Many people, and requests that come twice. */
final class ReviewTogetherTest {

    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final LeaseRepository leases = new LeaseRepository();
    private TestDatabase test;

    @BeforeEach
    void open() {
        test = TestDatabase.create();
    }

    @AfterEach
    void close() {
        threads.shutdownNow();
        test.close();
    }

    @Test
    void theSameRequestIsOneSaveHoweverOftenItComes() throws Exception {
        ReviewDesk desk = new ReviewDesk(test.database(), "world", 1).predicted();
        Item item = desk.item(0);
        ReviewSave save = new ReviewSave(
                List.of(desk.decision(item, "car", ACCEPT)),
                List.of(new NewAnnotation("dog", null, Map.of())),
                List.of(),
                List.of(),
                false,
                "morning");
        List<Callable<ReviewSaved>> many = new ArrayList<>();
        for (int i = 0; i < 8; i++) {
            many.add(() -> desk.save(item, desk.ana, save));
        }
        List<ReviewSaved> answers = all(many);
        assertThat(answers).filteredOn(answer -> !answer.repeated()).hasSize(1);
        assertThat(answers)
                .extracting(ReviewSaved::added)
                .containsOnly(answers.get(0).added());
        assertThat(desk.bundle(item).annotations()).hasSize(2);
        assertThat(desk.bundle(item).review().version()).isEqualTo(1);
    }

    @Test
    void aKeyThatBelongsToAnotherRequestIsRefused() {
        ReviewDesk desk = new ReviewDesk(test.database(), "world", 2).predicted();
        ReviewSave first = ReviewSave.of(List.of(desk.decision(desk.item(0), "car", ACCEPT)), false);
        ReviewSave other = ReviewSave.of(List.of(desk.decision(desk.item(0), "dog", ACCEPT)), false);
        desk.save(desk.item(0), desk.ana, ReviewDesk.withKey(first, "k"));
        assertThatThrownBy(() -> desk.save(desk.item(0), desk.ana, ReviewDesk.withKey(other, "k")))
                .hasMessageContaining("idempotency key");
        assertThat(desk.save(desk.item(0), desk.ben, ReviewDesk.withKey(other, "k"))
                        .repeated())
                .isFalse();
    }

    @Test
    void aSaveThatWasRefusedMayComeAgainWithItsKey() {
        ReviewDesk desk = new ReviewDesk(test.database(), "world", 1).predicted();
        Item item = desk.item(0);
        ReviewSave save = ReviewDesk.withKey(ReviewSave.of(List.of(desk.decision(item, "car", ACCEPT)), false), "k");
        test.database().inTransaction(tx -> leases.renew(tx, desk.seed.project(), item, desk.ben));
        assertThatThrownBy(() -> desk.save(item, desk.ana, save)).hasMessageContaining("ben@world");
        test.database().doInTransaction(tx -> leases.release(tx, desk.seed.project(), item, desk.ben));
        assertThat(desk.save(item, desk.ana, save).repeated()).isFalse();
    }

    @Test
    void ofManyWhoDecideOnOneThingOneWinsAndTheOthersLearnOfIt() throws Exception {
        ReviewDesk desk = new ReviewDesk(test.database(), "world", 1).predicted();
        Item item = desk.item(0);
        Decision accept = desk.decision(item, "car", ACCEPT);
        Decision reject = desk.decision(item, "car", REJECT);
        List<Callable<String>> many = new ArrayList<>();
        for (int i = 0; i < 10; i++) {
            Reviewer person = desk.person("person" + i, Role.ANNOTATOR);
            Decision decision = i % 2 == 0 ? accept : reject;
            many.add(() -> {
                try {
                    desk.save(item, person, ReviewSave.of(List.of(decision), false));
                    return "saved";
                } catch (ReviewConflictException refused) {
                    return String.valueOf(refused.conflicts().get(0).by());
                }
            });
        }
        List<String> outcomes = all(many);
        assertThat(outcomes).filteredOn("saved"::equals).hasSize(1);
        assertThat(outcomes)
                .filteredOn(outcome -> !outcome.equals("saved"))
                .doesNotContain("null")
                .allMatch(outcome -> outcome.startsWith("person"));
        ReviewReplay.assertReproduces(desk);
    }

    @Test
    void twentyPeopleNeverGetTheSameItem() throws Exception {
        int items = 200;
        ReviewDesk desk = new ReviewDesk(test.database(), "world", items).predicted();
        long[] queue = desk.ids(desk.seed.items());
        List<Callable<List<Long>>> people = new ArrayList<>();
        for (int i = 0; i < 20; i++) {
            Reviewer person = desk.person("person" + i, Role.ANNOTATOR);
            people.add(() -> workThrough(desk, person, queue));
        }
        List<Long> done = all(people).stream().flatMap(List::stream).toList();
        assertThat(done).doesNotHaveDuplicates().hasSize(items);
        assertThat(desk.number("SELECT count(*) AS n FROM project_item WHERE state = 'reviewed'"))
                .isEqualTo(items);
        assertThat(desk.number("SELECT count(*) AS n FROM annotation")).isEqualTo(3L * items);
        ReviewReplay.assertReproduces(desk);
    }

    /** Takes one item and one ahead, finishes the first, until the queue is empty. */
    private List<Long> workThrough(ReviewDesk desk, Reviewer person, long[] queue) {
        List<Long> done = new ArrayList<>();
        while (true) {
            List<Lease> held = next(desk, person, queue, 2);
            if (held.isEmpty()) {
                return done;
            }
            long itemId = held.get(0).itemId();
            Item item = desk.seed.items().stream()
                    .filter(candidate -> candidate.id() == itemId)
                    .findFirst()
                    .orElseThrow();
            ReviewSaved saved = desk.decideAll(item, person, ACCEPT, true);
            assertThat(saved.state()).isEqualTo(ItemState.REVIEWED);
            done.add(itemId);
        }
    }

    private List<Lease> next(ReviewDesk desk, Reviewer person, long[] queue, int count) {
        return test.database().inTransaction(tx -> leases.take(tx, desk.seed.project(), person, queue, count));
    }

    @Test
    void leasesComeInTheOrderOfTheQueueAndArePassedOver() {
        ReviewDesk desk = new ReviewDesk(test.database(), "world", 5);
        long[] queue = {
            desk.item(3).id(),
            desk.item(0).id(),
            desk.item(4).id(),
            desk.item(1).id()
        };
        assertThat(items(next(desk, desk.ana, queue, 2))).containsExactly(queue[0], queue[1]);
        assertThat(items(next(desk, desk.ben, queue, 2))).containsExactly(queue[2], queue[3]);
        assertThat(items(next(desk, desk.ana, queue, 3))).containsExactly(queue[0], queue[1]);
        assertThat(next(desk, desk.lead, queue, 1)).isEmpty();
    }

    @Test
    void leasesEndByReleaseExpiryAndFinishing() {
        ReviewDesk desk = new ReviewDesk(test.database(), "world", 1).predicted();
        Item item = desk.item(0);
        long[] queue = {item.id()};
        next(desk, desk.ana, queue, 1);
        test.database().doInTransaction(tx -> leases.release(tx, desk.seed.project(), item, desk.ben));
        assertThat(next(desk, desk.ben, queue, 1)).isEmpty();
        test.database().doInTransaction(tx -> leases.release(tx, desk.seed.project(), item, desk.ana));
        assertThat(next(desk, desk.ben, queue, 1)).hasSize(1);
        expire();
        assertThat(next(desk, desk.ana, queue, 1)).hasSize(1);
        desk.decideAll(item, desk.ana, ACCEPT, true);
        assertThat(desk.bundle(item).review().lease()).isNull();
        assertThat(next(desk, desk.ben, queue, 1)).isEmpty();
    }

    @Test
    void savingRenewsTheLease() {
        ReviewDesk desk = new ReviewDesk(test.database(), "world", 1).predicted();
        Item item = desk.item(0);
        next(desk, desk.ana, new long[] {item.id()}, 1);
        test.database()
                .doInTransaction(tx -> tx.sql("UPDATE project_item SET lease_until = now() + interval '1 second'")
                        .update());
        desk.decide(item, desk.ana, "car", ACCEPT);
        assertThat(desk.number("SELECT extract(epoch FROM lease_until - now())::int AS n FROM project_item"))
                .isGreaterThan(290);
        assertThatThrownBy(() ->
                        test.database().inTransaction(tx -> leases.renew(tx, desk.seed.project(), item, desk.ben)))
                .hasMessageContaining("with world@example.org");
    }

    private void expire() {
        test.database()
                .doInTransaction(tx -> tx.sql("UPDATE project_item SET lease_until = now() - interval '1 second'")
                        .update());
    }

    private static List<Long> items(List<Lease> leases) {
        return leases.stream().map(Lease::itemId).toList();
    }

    private <T> List<T> all(List<Callable<T>> tasks) throws Exception {
        List<T> results = new ArrayList<>();
        for (Future<T> task : threads.invokeAll(tasks)) {
            results.add(task.get());
        }
        return results;
    }
}
