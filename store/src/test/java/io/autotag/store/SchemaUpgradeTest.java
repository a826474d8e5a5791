package io.autotag.store;

import static org.assertj.core.api.Assertions.assertThat;

import io.autotag.query.sql.SqlFragment;
import io.autotag.review.ItemState;
import io.autotag.review.ReviewEvent;
import io.autotag.run.RunState;
import io.autotag.search.QueriedItems;
import java.util.List;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * An installation of the first schema, with a run that has ended and one that is under way, brought up to the schema of
 * today: nothing of it changes, and work goes on.
 */
final class SchemaUpgradeTest {

    /** The last file of the first schema. */
    private static final String FIRST = "7";

    private static final int ITEMS = 40;

    /** As the processes of that time left it: items 1 to 20 tagged by the first run, 21 to 30 by the second, 21 failed. */
    private static final String DATA =
            """
            INSERT INTO organisation (name, slug) VALUES ('Harbour', 'harbour');
            INSERT INTO app_user (org_id, login) VALUES (1, 'ana');
            INSERT INTO api_key (org_id, user_id, name, prefix, sha256, role)
                VALUES (1, 1, 'laptop', 'avk_1234', sha256('key'), 'admin');
            INSERT INTO blob (sha256, bytes) SELECT encode(sha256(n::text::bytea), 'hex'), 1000 + n
                FROM generate_series(1, 41) AS n;
            INSERT INTO dataset (org_id, owner_name, name, slug, data_type, visibility, status, item_count)
                VALUES (1, 'ana', 'Photos', 'photos', 'image', 'private', 'created', 40);
            INSERT INTO item (dataset_id, key, blob_sha256, width, height, content_type, bytes, metadata)
                SELECT 1, 'photos/' || lpad(n::text, 3, '0') || '.jpg', encode(sha256(n::text::bytea), 'hex'), 640, 480,
                       'image/jpeg', 1000 + n, jsonb_build_object('weather', CASE WHEN n % 2 = 0 THEN 'rain' ELSE 'sun' END)
                FROM generate_series(1, 40) AS n;
            INSERT INTO upload (org_id, owner_name, dataset_name, path, content_type, content_length, blob_sha256, bytes,
                                dataset_id, ingested_at)
                SELECT 1, 'ana', 'Photos', key, content_type, bytes, blob_sha256, bytes, 1, now() FROM item;
            INSERT INTO slice (org_id, owner_name, name, slug, visibility, sources, item_count)
                VALUES (1, 'ana', 'Night', 'night', 'private', '[]', 5);
            INSERT INTO slice_item (slice_id, item_id) SELECT 1, n FROM generate_series(1, 5) AS n;
            INSERT INTO label (org_id, name) VALUES (1, 'person'), (1, 'bicycle'), (1, 'car'), (1, 'dog');
            INSERT INTO model (org_id, name) VALUES (1, 'net');
            INSERT INTO model_version (model_id, version, blob_sha256, card_yaml, card_sha256, head, reason, level,
                                       training_set, state, previewed_at)
                VALUES (1, 1, encode(sha256('41'), 'hex'), 'head: yolo-v8', 'card', 'yolo-v8', 'by its shape', 'object',
                        'coco-2017', 'active', now());
            UPDATE model SET active_version_id = 1;
            INSERT INTO model_label (model_version_id, position, label_id) SELECT 1, id - 1, id FROM label;
            INSERT INTO project (org_id, owner_name, name, slug) VALUES (1, 'ana', 'Harbour', 'harbour');
            INSERT INTO project_dataset (project_id, dataset_id) VALUES (1, 1);
            INSERT INTO autotag_settings (project_id, enabled, model_id, selection_kind, selection_uids, auto_run)
                VALUES (1, true, 1, 'full', '{}', true);
            INSERT INTO prediction_set (project_id, model_version_id, settings_sha, visible, shard)
                VALUES (1, 1, sha256('settings'), true, 1);
            INSERT INTO run (project_id, set_id, model_version_id, kind, state, selection_kind, selection_uids, force, frozen,
                             total, skipped_unchanged, started_at, finished_at)
                VALUES (1, 1, 1, 'manual', 'completed', 'full', '{}', false, true, 20, 0, now(), now()),
                       (1, 1, 1, 'manual', 'running', 'full', '{}', false, true, 40, 20, now(), NULL);
            INSERT INTO run_block (run_id, block, item_ids, prepared)
                SELECT 1, 0, array_agg(n), true FROM generate_series(1, 20) AS n
                UNION ALL SELECT 2, 0, array_agg(n), true FROM generate_series(1, 40) AS n;
            INSERT INTO run_chunk (run_id, epoch, first, position, done, failed, unchanged, predictions)
                VALUES (1, 1, 0, 20, 20, 0, 0, 40), (2, 1, 0, 30, 9, 1, 20, 18);
            INSERT INTO run_failure (run_id, item_id, code, message) VALUES (2, 21, 'UNREADABLE', 'The file is cut off.');
            INSERT INTO run_probe (run_id, item_id, tries) VALUES (2, 31, 1);
            INSERT INTO set_item (set_id, item_id, run_id, n)
                SELECT 1, n, CASE WHEN n <= 20 THEN 1 ELSE 2 END, 2 FROM generate_series(1, 30) AS n WHERE n <> 21;
            INSERT INTO prediction (shard, set_id, item_id, seq, run_id, label_id, level, score, confidence, x, y, w, h)
                SELECT 1, 1, item_id, 0, run_id, 3, 1, 0.5, 0.75, 10, 20, 100, 50 FROM set_item
                UNION ALL SELECT 1, 1, item_id, 1, run_id, 1, 1, -0.5, 0.25, 30, 40, 20, 60 FROM set_item;
            INSERT INTO change_log (project_id, set_id, item_ids) SELECT 1, 1, array_agg(item_id) FROM set_item;
            INSERT INTO worker (id, host, pid, code_version, queues, started_at, seen_at)
                VALUES ('w', 'host', 1, '0.1', '{infer-cpu}', now(), now());
            INSERT INTO outbox (topic, payload) VALUES ('dataset-created', '{"dataset": 1}');
            """;

    /** What was there, in the columns of that time. */
    private static final List<String> KEPT = List.of(
            "SELECT concat_ws(' ', shard, set_id, item_id, seq, run_id, label_id, level, float4send(score),"
                    + " float4send(confidence), status, version, float4send(x), float4send(y), float4send(w),"
                    + " float4send(h)) AS line FROM prediction WHERE item_id <= 30 ORDER BY item_id, seq",
            "SELECT concat_ws(' ', set_id, item_id, run_id, n) AS line FROM set_item WHERE item_id <= 30 ORDER BY item_id",
            "SELECT concat_ws(' ', id, uid, key, blob_sha256, width, height, bytes, metadata, created_at) AS line FROM item"
                    + " ORDER BY id",
            "SELECT concat_ws(' ', uid, org_id, user_id, name, sha256, role) AS line FROM api_key",
            "SELECT concat_ws(' ', slice_id, item_id) AS line FROM slice_item ORDER BY item_id",
            "SELECT concat_ws(' ', run_id, item_id, code, message) AS line FROM run_failure ORDER BY item_id");

    private Database database;
    private List<List<String>> before;

    @BeforeEach
    void upgrade() {
        DatabaseSettings settings = TestDatabase.createEmpty();
        Flyway.configure(Database.class.getClassLoader())
                .dataSource(settings.jdbcUrl(), settings.user(), settings.password())
                .locations("classpath:db/migration")
                .target(FIRST)
                .load()
                .migrate();
        try (Database old = Database.open(settings)) {
            old.doInTransaction(tx -> tx.sql(DATA).execute());
            before = kept(old);
        }
        Database.migrate(settings);
        database = Database.open(settings);
    }

    @AfterEach
    void close() {
        database.close();
    }

    @Test
    void changesNothingOfWhatWasThere() {
        assertThat(kept(database)).isEqualTo(before);
        assertThat(before).allSatisfy(rows -> assertThat(rows).isNotEmpty());
    }

    @Test
    void whatWasFoundIsFoundByQueries() {
        assertThat(found("object_prefix:car AND score >= 0.5")).isEqualTo(29);
        assertThat(found("metadata.weather = \"rain\"")).isEqualTo(20);
        assertThat(found("object_prefix:person AND score < 0")).isEqualTo(29);
        assertThat(found("metadata.weather = \"rain\" AND object_prefix:person AND score < 0"))
                .isEqualTo(15);
        assertThat(found("slice = \"Night\" AND training_set = \"coco-2017\"")).isEqualTo(5);
        assertThat(found("autotag_status = \"pending\"")).isEqualTo(29);
    }

    @Test
    void aRunThatWasUnderWayGoesOnToItsEnd() {
        Tagging tagging = new Tagging(database);
        Run open = database.read(tx -> new RunRepository().getForWorker(tx, 2));
        assertThat(open.state()).isEqualTo(RunState.RUNNING);
        assertThat(tagging.remaining(open, 10)).containsExactly(new PositionRange(30, ITEMS));
        RunProgress progress = tagging.progress(tagging.finish(open));
        assertThat(progress.processed()).isEqualTo(ITEMS);
        assertThat(progress.skippedUnchanged()).isEqualTo(20);
        assertThat(kept(database).get(0)).isEqualTo(before.get(0));
    }

    @Test
    void peopleDecideOnWhatWasFound() {
        ReviewSaved saved = database.inTransaction(tx -> {
            Project project = new ProjectRepository().getForWorker(tx, 1);
            Item item = new ItemRepository().listByIds(tx, 1, new long[] {1}).get(0);
            Reviewer ana =
                    new Reviewer(new AccountRepository().findUser(tx, 1, "ana").orElseThrow(), Role.ANNOTATOR);
            List<Decision> decisions = new ReviewReader()
                    .bundle(tx, project, item).suggestions().stream()
                            .map(suggestion -> Decision.of(suggestion.key(), suggestion.seen(), ReviewEvent.ACCEPT))
                            .toList();
            return new ReviewRepository()
                    .save(tx, project, item, ana, ReviewSave.of(decisions, true))
                    .saved();
        });
        assertThat(saved.state()).isEqualTo(ItemState.REVIEWED);
        assertThat(found("annotation(label = \"car\") AND review_status = \"reviewed\""))
                .isEqualTo(1);
    }

    private long found(String query) {
        return database.read(tx -> {
            SqlFragment ids = new QueriedItems().itemIds(tx, 1, query);
            return tx.sql(SqlFragment.of("SELECT count(*) AS n FROM (")
                            .then(ids)
                            .then(") i"))
                    .one(row -> row.number("n"));
        });
    }

    private static List<List<String>> kept(Database database) {
        return KEPT.stream()
                .map(query -> database.read(tx -> tx.sql(query).list(row -> row.text("line"))))
                .toList();
    }
}
