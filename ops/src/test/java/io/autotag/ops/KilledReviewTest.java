package io.autotag.ops;

import static org.assertj.core.api.Assertions.assertThat;

import io.autotag.store.Database;
import io.autotag.store.ReviewDesk;
import io.autotag.store.Role;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.CleanupMode;
import org.junit.jupiter.api.io.TempDir;

/**
 * Twenty people review one queue over HTTP while the API process is killed and started again: every save that was
 * acknowledged is there, none is there twice, and no item was saved by two people.
 * {@code -Dautotag.review.items=500} gives each of them as many items as a long day.
 */
@Timeout(1800)
final class KilledReviewTest {

    private static final int PEOPLE = 20;
    private static final int ITEMS = PEOPLE * Integer.getInteger("autotag.review.items", 15);

    /** What is to be decided of each item, see {@link ReviewDesk#USUAL}. */
    private static final int TO_DECIDE = 3;

    private static final Duration A_THIRD_WITHIN = Duration.ofMinutes(20);

    @TempDir(cleanup = CleanupMode.ON_SUCCESS)
    private static Path folder;

    private static Site site;
    private static Database database;

    @BeforeAll
    static void start() throws IOException, InterruptedException {
        site = new Site(folder.resolve("home"));
        site.start(Site.Temporal.IN_JVM);
        database = Database.open(site.databaseSettings());
    }

    @AfterAll
    static void end() {
        database.close();
        site.close();
    }

    @Test
    void noSaveIsLostOrDoubledWhenTheApiIsKilled() throws InterruptedException, ExecutionException {
        ReviewDesk desk = new ReviewDesk(database, "queue", ITEMS).predicted();
        AtomicInteger saved = new AtomicInteger();
        List<ReviewingPerson.Day> days = review(desk, saved);
        assertThat(days).extracting(ReviewingPerson.Day::sentAgain).anyMatch(again -> again > 0);
        List<String> finished =
                days.stream().flatMap(day -> day.finished().stream()).toList();
        assertThat(finished).hasSize(ITEMS).doesNotHaveDuplicates();
        assertThat(keptByTheirPeople(desk)).isEqualTo(ITEMS);
        assertNothingIsThereTwice(desk);
    }

    /** Kills the API when a third is done, and waits until everybody finds the queue empty. */
    private static List<ReviewingPerson.Day> review(ReviewDesk desk, AtomicInteger saved)
            throws InterruptedException, ExecutionException {
        String project = "/projects/" + desk.seed.project().uid() + "/";
        ReviewingPerson.Manner manner = new ReviewingPerson.Manner(Optional.of("car"), Duration.ZERO, () -> true);
        ExecutorService threads = Executors.newFixedThreadPool(PEOPLE);
        try {
            List<Future<ReviewingPerson.Day>> working = new ArrayList<>();
            for (int number = 0; number < PEOPLE; number++) {
                String key = IssuedKey.of(
                        database, desk.person("person" + number, Role.ANNOTATOR).user(), Role.ANNOTATOR);
                working.add(threads.submit(new ReviewingPerson(site.api(key), project, manner, saved)));
            }
            killInTheMiddle(saved, working);
            List<ReviewingPerson.Day> days = new ArrayList<>();
            for (Future<ReviewingPerson.Day> day : working) {
                days.add(day.get());
            }
            return days;
        } finally {
            threads.shutdownNow();
        }
    }

    private static void killInTheMiddle(AtomicInteger saved, List<Future<ReviewingPerson.Day>> working)
            throws InterruptedException {
        Eventually.last(
                A_THIRD_WITHIN,
                saved::get,
                count -> count >= ITEMS / 3 || working.stream().anyMatch(Future::isDone));
        assertThat(saved).hasValueGreaterThanOrEqualTo(ITEMS / 3);
        site.kill(ApiUnit.NAME);
        assertThat(saved.get()).isLessThan(ITEMS);
    }

    /** Items that one person finished, with one save, and of which every annotation is that person's. */
    private static long keptByTheirPeople(ReviewDesk desk) {
        return desk.number(
                """
                SELECT count(*) AS n FROM project_item p
                WHERE p.state = 'reviewed' AND p.version = 1
                  AND ARRAY[p.reviewer] = ARRAY(SELECT s.user_id FROM review_save s WHERE s.item_id = p.item_id)
                  AND (SELECT count(*) = %d AND every(a.created_by = p.reviewer) FROM annotation a
                       WHERE a.item_id = p.item_id AND a.deleted_at IS NULL)
                  AND (SELECT every(e.actor = p.reviewer) FROM review_event e WHERE e.item_id = p.item_id)"""
                        .formatted(TO_DECIDE + 1));
    }

    private static void assertNothingIsThereTwice(ReviewDesk desk) {
        assertThat(desk.number("SELECT count(*) AS n FROM review_save")).isEqualTo(ITEMS);
        assertThat(desk.number("SELECT count(*) AS n FROM annotation")).isEqualTo(ITEMS * (TO_DECIDE + 1L));
        assertThat(desk.number("SELECT count(*) AS n FROM review_event WHERE kind = 'accept'"))
                .isEqualTo(ITEMS * (long) TO_DECIDE);
        assertThat(desk.number("SELECT count(*) AS n FROM review_event WHERE kind = 'add'"))
                .isEqualTo(ITEMS);
        assertThat(desk.number("SELECT count(*) AS n FROM prediction WHERE status = 1 AND version = 1"))
                .isEqualTo(ITEMS * (long) TO_DECIDE);
    }
}
