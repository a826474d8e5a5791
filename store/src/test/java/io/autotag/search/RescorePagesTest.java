package io.autotag.search;

import static org.assertj.core.api.Assertions.assertThat;

import io.autotag.query.Query;
import io.autotag.store.RescoreDesk;
import io.autotag.store.RescoreStep;
import io.autotag.store.Rescoring;
import io.autotag.store.ReviewDesk;
import io.autotag.store.Seed;
import io.autotag.store.StoredPrediction;
import io.autotag.store.TestDatabase;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** Pages by score while scores are written anew: each is wholly of before or wholly of after. */
final class RescorePagesTest {

    private static final int ITEMS = 60;
    private static final int ROUNDS = 3;
    private static final Query CARS = Query.parse("image(label = \"person\") AND object(label = \"car\")");
    private static final Duration GRACE = Duration.ofSeconds(1);

    @Test
    void noPageMixesVersions() throws Exception {
        try (TestDatabase test = TestDatabase.create()) {
            ReviewDesk desk = new ReviewDesk(test.database(), "pages", ITEMS).predicted();
            desk.run(
                    test.database().inTransaction(tx -> Seed.addModel(tx, desk.seed.organisation(), "another")),
                    ReviewDesk.USUAL.subList(0, 1));
            AtomicBoolean over = new AtomicBoolean();
            ExecutorService reader = Executors.newSingleThreadExecutor();
            try {
                Future<Set<String>> seen = reader.submit(read(test, desk, over));
                rewrite(test, desk);
                over.set(true);
                assertThat(seen.get()).hasSize(1 + ROUNDS);
            } finally {
                reader.shutdownNow();
            }
        }
    }

    private static void rewrite(TestDatabase test, ReviewDesk desk) throws InterruptedException {
        RescoreDesk scores = new RescoreDesk(test.database(), desk.seed, GRACE);
        for (int round = 0; round < ROUNDS; round++) {
            String calibration = scores.invented(desk.lead, 0.5 + round, 1);
            Rescoring rescoring = scores.confirm(desk.lead, calibration);
            RescoreStep step = RescoreStep.MORE;
            while (step != RescoreStep.ENDED) {
                step = scores.step(rescoring);
                Thread.sleep(10);
            }
        }
    }

    /** Every way in which the version's predictions were scored on a page; two on one page are a failure. */
    private static Callable<Set<String>> read(TestDatabase test, ReviewDesk desk, AtomicBoolean over) {
        ItemSearch search = new ItemSearch(test.database());
        ItemQuery request =
                new ItemQuery(CARS, ItemSort.SCORE, Direction.DESCENDING, ITEMS, java.util.Optional.empty());
        return () -> {
            Set<String> seen = new java.util.HashSet<>();
            while (!over.get()) {
                List<FoundItem> items =
                        search.page(desk.seed.project(), request).items();
                assertThat(items).hasSize(ITEMS);
                Set<String> ways = items.stream()
                        .map(item -> item.predictions().stream()
                                .filter(found -> found.modelUid()
                                        .equals(desk.seed.version().modelUid()))
                                .map(RescorePagesTest::shown)
                                .sorted()
                                .collect(Collectors.joining(" ")))
                        .collect(Collectors.toSet());
                assertThat(ways).hasSize(1);
                seen.addAll(ways);
            }
            return seen;
        };
    }

    private static String shown(StoredPrediction found) {
        return found.label() + " " + found.score();
    }
}
