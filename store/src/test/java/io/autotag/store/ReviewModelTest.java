package io.autotag.store;

import static org.assertj.core.api.Assertions.assertThat;

import io.autotag.query.Seeds;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/**
 * Saves, undos, bulk actions and their undos, runs with and without force, and leases that expire, by several people in
 * any order: after each step the tables are those of a model in plain Java, and the log explains them.
 */
final class ReviewModelTest {

    private static final Duration TIME = Duration.ofSeconds(Long.getLong("autotag.model.seconds", 20));
    private static final int STEPS = 60;

    private static TestDatabase test;

    @BeforeAll
    static void open() {
        test = TestDatabase.create();
    }

    @AfterAll
    static void close() {
        test.close();
    }

    @Test
    void theTablesAreThoseOfTheModel() {
        Random random = new Random(Seeds.next("model of reviews"));
        long end = System.nanoTime() + TIME.toNanos();
        int worlds = 0;
        do {
            play(new RandomReviews(test.database(), "world" + worlds++, random));
        } while (System.nanoTime() < end);
    }

    private static void play(RandomReviews reviews) {
        List<String> told = new ArrayList<>();
        for (int step = 0; step < STEPS; step++) {
            told.add(reviews.step());
            assertThat(ReviewTables.lines(reviews.desk))
                    .as(() -> "after " + String.join("\n", told))
                    .isEqualTo(reviews.model.lines());
        }
        ReviewReplay.assertReproduces(reviews.desk);
    }
}
