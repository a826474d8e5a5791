package io.autotag.search;

import static org.assertj.core.api.Assertions.assertThat;

import io.autotag.query.Naive;
import io.autotag.query.Query;
import io.autotag.query.QueryException;
import io.autotag.query.RandomTrees;
import io.autotag.query.RandomWorld;
import io.autotag.query.Seeds;
import io.autotag.search.StoredWorld.Stored;
import io.autotag.store.Project;
import io.autotag.store.TestDatabase;
import java.time.Clock;
import java.time.Duration;
import java.util.Arrays;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Counts with bitmaps are those of the rules, whatever was changed in the tables before. */
final class IndexAgreementTest {

    private static final int QUERIES = 2_000;
    private static final int ITEMS = 24;

    private static TestDatabase test;
    private static Random random;
    private static Stored own;

    @BeforeAll
    static void plant() {
        test = TestDatabase.create();
        random = new Random(Seeds.next("index agreement"));
        StoredWorld.plant(test.database(), "strange", new RandomWorld(random).world(ITEMS));
        own = StoredWorld.plant(test.database(), "own", new RandomWorld(random).world(ITEMS));
    }

    @AfterAll
    static void close() {
        test.close();
    }

    @Test
    void countsWhatTheRulesSay() {
        IndexSnapshot snapshot = new ProjectIndexUnderTest(test, own.project()).loaded();
        Counting counting = new Counting(test.database(), Duration.ofMinutes(1));
        RandomTrees trees = new RandomTrees(random);
        int known = 0;
        for (int i = 0; i < QUERIES; i++) {
            String text = trees.text(3);
            Optional<Query> query = parsed(text);
            query.ifPresent(some -> assertThat(counting.count(own.project(), some, Optional.of(snapshot)))
                    .as(text)
                    .isEqualTo(new ItemCount(expected(text), false)));
            known += query.filter(some -> knows(snapshot, some)).isPresent() ? 1 : 0;
        }
        assertThat(known).isGreaterThan(QUERIES / 4);
    }

    private static boolean knows(IndexSnapshot snapshot, Query query) {
        return answer(snapshot, query).endsWith("[]");
    }

    @Test
    void blocksThatWereSavedAnswerTheSame() {
        IndexSnapshot fresh = new ProjectIndexUnderTest(test, own.project()).loaded();
        ProjectIndexUnderTest saving = new ProjectIndexUnderTest(test, own.project());
        saving.loaded();
        saving.save();
        IndexSnapshot saved = new ProjectIndexUnderTest(test, own.project()).loaded();
        RandomTrees trees = new RandomTrees(random);
        for (int i = 0; i < QUERIES / 4; i++) {
            String text = trees.text(2);
            parsed(text)
                    .ifPresent(
                            query -> assertThat(answer(saved, query)).as(text).isEqualTo(answer(fresh, query)));
        }
    }

    private static String answer(IndexSnapshot snapshot, Query query) {
        BitmapAnswer answer = test.database()
                .read(tx -> BitmapAnswer.of(snapshot, ProjectNames.of(tx, own.project()), query.condition()));
        return answer.sure() + " and perhaps " + Arrays.toString(answer.unknown());
    }

    private static long expected(String text) {
        return own.items().values().stream()
                .filter(item -> Naive.holds(text, item))
                .count();
    }

    private static Optional<Query> parsed(String text) {
        try {
            return Optional.of(Query.parse(text));
        } catch (QueryException refused) {
            assertThat(refused).hasMessageContaining("too many alternatives");
            return Optional.empty();
        }
    }

    private record ProjectIndexUnderTest(ProjectIndex index) {

        private ProjectIndexUnderTest(TestDatabase test, Project project) {
            this(new ProjectIndex(test.database(), project, Clock.systemUTC()));
        }

        private IndexSnapshot loaded() {
            index.catchUp();
            return index.snapshot().orElseThrow();
        }

        private void save() {
            index.save();
        }
    }
}
