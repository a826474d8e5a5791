package io.autotag.search;

import static org.assertj.core.api.Assertions.assertThat;

import io.autotag.query.Facet;
import io.autotag.query.Literal;
import io.autotag.query.Query;
import io.autotag.query.Seeds;
import io.autotag.store.Project;
import io.autotag.store.RandomReviews;
import io.autotag.store.TestDatabase;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/**
 * Bitmaps that follow what people and bulk actions do count items, and fill facets, as PostgreSQL does: after each save, each
 * block of a bulk action and of its undo, each run, and while a model version is hidden. Bitmaps are read once for
 * each world and follow the change log from then on.
 */
final class ReviewedIndexTest {

    private static final int STEPS = 40;
    private static final int MOST_WORLDS = 30;

    /** After a step a part of the queries and facets is asked for. */
    private static final int PARTS = 3;

    /** What bulk actions do, as the log has it; modify is what relabels, undo what resets. */
    private static final Set<String> BULK = Set.of("accept", "reject", "modify", "undo", "delete", "hide", "take_back");

    private static final List<String> QUERIES = List.of(
            "",
            "object_prefix:car",
            "NOT object_prefix:dog AND image_prefix:person",
            "object_prefix:car AND autotag_status = \"accepted\"",
            "image_prefix:person AND autotag_status = \"pending\" AND score_band = \"medium\"",
            "autotag_status = \"pending\"",
            "autotag_status = \"accepted\"",
            "autotag_status = \"modified\"",
            "autotag_status = \"rejected\" AND score < 0",
            "autotag_status != \"pending\" AND score >= 0.5",
            "review_status = \"unreviewed\"",
            "review_status = \"in_progress\" AND object_prefix:dog",
            "review_status = \"reviewed\" OR autotag_status = \"modified\"",
            "annotation.label = \"car\"",
            "annotation.label = \"dog\" AND annotation.type = \"bounding_box\"",
            "annotation.type = \"classification\"",
            "annotation.attribute.doors >= 3",
            "NOT annotation.label = \"person\" AND review_status = \"in_progress\"");

    private static final List<Facet> FACETS = Stream.of(Facet.Kind.values())
            .filter(kind -> kind != Facet.Kind.METADATA)
            .map(Facet::of)
            .toList();

    private static TestDatabase test;
    private static BitmapIndex index;

    @BeforeAll
    static void open() {
        test = TestDatabase.create();
        index = new BitmapIndex(test.database(), IndexSettings.USUAL, Clock.systemUTC());
    }

    @AfterAll
    static void close() {
        index.close();
        test.close();
    }

    @Test
    void bitmapsCountAsPostgresqlDoesAfterWhateverWasReviewed() {
        Random random = new Random(Seeds.next("reviewed index"));
        Set<String> done = new HashSet<>();
        int worlds = 0;
        do {
            play(new RandomReviews(test.database(), "seen" + worlds++, random));
            done.addAll(bulkActions());
        } while (!done.containsAll(BULK) && worlds < MOST_WORLDS);
        assertThat(done).as("what bulk actions did").containsAll(BULK);
    }

    private static void play(RandomReviews reviews) {
        Project project = reviews.desk.seed.project();
        List<String> told = new ArrayList<>();
        for (int step = 0; step < STEPS; step++) {
            told.add(reviews.step());
            agree(project, every(QUERIES, PARTS, step), every(FACETS, PARTS, step), told);
        }
        agree(project, QUERIES, FACETS, told);
        told.add("a version is hidden");
        reviews.hide(() -> agree(project, QUERIES, FACETS, told));
        told.add("it is shown again");
        agree(project, QUERIES, FACETS, told);
    }

    /** Each so-manieth, so that all have had their turn after so many steps. */
    private static <T> List<T> every(List<T> all, int parts, int step) {
        return IntStream.range(0, all.size())
                .filter(n -> n % parts == step % parts)
                .mapToObj(all::get)
                .toList();
    }

    private static void agree(Project project, List<String> queries, List<Facet> facets, List<String> told) {
        IndexSnapshot snapshot = index.upToDate(project);
        Counting counting = new Counting(test.database(), Duration.ofMinutes(1));
        int answered = 0;
        for (String text : queries) {
            Query query = Query.parse(text);
            assertThat(counting.count(project, query, Optional.of(snapshot)))
                    .as(() -> text + " after " + String.join("\n", told))
                    .isEqualTo(counting.count(project, query, Optional.empty()));
            answered += isKnown(project, snapshot, query) ? 1 : 0;
        }
        assertThat(answered).as("queries that bitmaps answer alone").isGreaterThan(queries.size() / 3);
        Query asked = Query.parse(queries.get(told.size() % queries.size()));
        assertThat(facets(new FacetSearch(test.database(), index), project, asked, facets))
                .as(() -> "facets of " + asked.canonical() + " after " + String.join("\n", told))
                .isEqualTo(facets(new FacetSearch(test.database()), project, asked, facets));
    }

    private static boolean isKnown(Project project, IndexSnapshot snapshot, Query query) {
        return test.database()
                .<Boolean>read(tx -> BitmapAnswer.of(snapshot, ProjectNames.of(tx, project), query.condition())
                                .unknown()
                                .length
                        == 0);
    }

    /** Without the values that no item has. */
    private static Map<Facet, Map<Literal, Long>> facets(
            FacetSearch search, Project project, Query query, List<Facet> asked) {
        Map<Facet, Map<Literal, Long>> facets = new HashMap<>();
        for (FacetCounts counted : search.count(project, query, asked)) {
            assertThat(counted.sampled()).isFalse();
            facets.put(
                    counted.facet(),
                    counted.values().stream()
                            .filter(count -> count.items() > 0)
                            .collect(Collectors.toMap(FacetCount::value, FacetCount::items)));
        }
        return facets;
    }

    private static List<String> bulkActions() {
        return test.database().read(tx -> tx.sql("SELECT DISTINCT kind FROM review_event WHERE action_id IS NOT NULL")
                .list(row -> row.text("kind")));
    }
}
