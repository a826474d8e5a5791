package io.autotag.search;

import static org.assertj.core.api.Assertions.assertThat;

import io.autotag.query.check.Completion;
import io.autotag.store.Seed;
import io.autotag.store.TestDatabase;
import io.autotag.store.Transaction;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The names that a project's queries are completed with. */
final class QueryChecksTest {

    private static TestDatabase test;
    private static QueryChecks checks;
    private static Seed own;

    @BeforeAll
    static void plantTwoOrganisations() {
        test = TestDatabase.create();
        checks = new QueryChecks(test.database());
        own = Seed.plant(test.database(), "own", 4);
        Seed other = Seed.plant(test.database(), "other", 4);
        test.database().doInTransaction(tx -> furnish(tx, own, "own"));
        test.database().doInTransaction(tx -> furnish(tx, other, "other"));
    }

    @AfterAll
    static void close() {
        test.close();
    }

    private static void furnish(Transaction tx, Seed seed, String word) {
        long project = seed.project().id();
        long item = seed.items().get(0).id();
        tx.sql(
                        "UPDATE model_version SET training_set = ? WHERE id = ?",
                        word + "-set",
                        seed.version().id())
                .update();
        tx.sql(
                        "WITH s AS (INSERT INTO prediction_set (project_id, model_version_id, settings_sha, visible, shard)"
                                + " VALUES (?, ?, '', true, 0) RETURNING id)"
                                + " INSERT INTO run (uid, project_id, set_id, model_version_id, kind, selection_kind,"
                                + " selection_uids, force) SELECT ?, ?, id, ?, 'manual', 'full', '{}', false FROM s",
                        project,
                        seed.version().id(),
                        word + "-run",
                        project,
                        seed.version().id())
                .update();
        tx.sql(
                        "INSERT INTO slice (org_id, owner_name, name, slug, visibility, sources)"
                                + " VALUES (?, ?, 'Edge cases', ?, 'private', '[]')",
                        seed.organisation().id(),
                        word,
                        word + "-slice")
                .update();
        tx.sql(
                        "UPDATE item SET metadata = jsonb_build_object('weather', ?::text, 'odd name', 1.5, 'night', true,"
                                + " 'list', '[1]'::jsonb, 'huge', 1e300) WHERE id = ?",
                        word + " rain",
                        item)
                .update();
        tx.sql(
                        "INSERT INTO project_label (project_id, label_id, position, colour) SELECT ?, id, 0, '#000000' FROM label"
                                + " WHERE org_id = ? AND name = 'dog'",
                        project,
                        seed.organisation().id())
                .update();
        tx.sql(
                        "INSERT INTO label_attribute (project_id, label_id, name, position, kind, choices) SELECT ?, id,"
                                + " 'breed', 0, 'choice', ARRAY['collie', ?] FROM label WHERE org_id = ? AND name = 'dog'",
                        project,
                        word + "-breed",
                        seed.organisation().id())
                .update();
        tx.sql(
                        "INSERT INTO annotation (project_id, item_id, label_id, kind, attributes, source) SELECT ?, ?, id,"
                                + " 'classification', '{\"occluded\": false}', 0 FROM label WHERE org_id = ? AND name = 'dog'",
                        project,
                        item,
                        seed.organisation().id())
                .update();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            textBlock =
                    """
        object_prefix:                   | bicycle ; car ; dog ; person
        object_prefix:C                  | car ; bicycle
        image_prefix:                    |
        annotation.label =               | "bicycle" ; "car" ; "dog" ; "person"
        training_set = o                 | "own-set"
        model =                          | "own"
        model_version =                  | "own@1"
        predicted = "o                   | "own@1"
        run = o                          | "own-run"
        reviewer =                       | "own@example.org"
        slice = o                        | "own-slice"
        dataset =                        | "own"
        metadata.                        | metadata.huge ; metadata.list ; metadata.night ; metadata."odd name" ; metadata.weather
        metadata.weather =               | "own rain"
        metadata."odd name" =            | 1.5
        metadata.night =                 | true
        metadata.list =                  |
        metadata.huge =                  |
        annotation.attribute.            | annotation.attribute.breed ; annotation.attribute.occluded
        annotation.attribute.breed =     | "collie" ; "own-breed"
        annotation.attribute.occluded =  | false
        slice = "%                       |
        slice = "'                       |
        """)
    void offersWhatIsThereInTheProject(String text, String offered) {
        assertThat(checks.check(own.project(), text, text.length()).completions().stream()
                        .map(Completion::insert)
                        .collect(Collectors.joining(" ; ")))
                .isEqualTo(offered == null ? "" : offered);
    }

    @Test
    void tellsTheNameBehindASlug() {
        assertThat(checks.check(own.project(), "slice = ", 8).completions())
                .singleElement()
                .extracting(Completion::help)
                .isEqualTo("Edge cases");
    }
}
