package io.autotag.store;

import static org.assertj.core.api.Assertions.assertThat;

import io.autotag.query.Seeds;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Scores are written anew while people, bulk actions and runs go on: nothing that they do is lost, and no row is left over. */
final class RescoreAmongWritesTest {

    private static final int WORLDS = 6;
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
        Random random = new Random(Seeds.next("rescoring among writes"));
        for (int world = 0; world < WORLDS; world++) {
            play(new RandomReviews(test.database(), "scores" + world, random), random);
        }
    }

    private static void play(RandomReviews reviews, Random random) {
        RescoreDesk scores = new RescoreDesk(test.database(), reviews.desk.seed);
        while (!scores.hasRun()) {
            reviews.step();
        }
        String calibration = scores.likeTheCard(reviews.desk.lead);
        Rescoring rescoring = scores.confirm(reviews.desk.lead, calibration);
        List<String> told = new ArrayList<>();
        for (int step = 0; step < STEPS; step++) {
            if (random.nextInt(4) == 0 && scores.step(rescoring) == RescoreStep.ENDED) {
                rescoring = scores.confirm(reviews.desk.lead, scores.likeTheCard(reviews.desk.lead));
            }
            told.add(reviews.step());
            assertThat(ReviewTables.lines(reviews.desk))
                    .as(() -> "after " + String.join("\n", told))
                    .isEqualTo(reviews.model.lines());
        }
        scores.finish(rescoring);
        assertThat(scores.wrong(scores.curves(calibration))).isEmpty();
        ReviewReplay.assertReproduces(reviews.desk);
    }
}
