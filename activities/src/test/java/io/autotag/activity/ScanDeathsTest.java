package io.autotag.activity;

import static org.assertj.core.api.Assertions.assertThat;

import io.autotag.egress.EgressRules;
import io.autotag.image.ImageDecoder;
import io.autotag.image.ImageLimits;
import io.autotag.image.TestPictures;
import io.autotag.source.SourceReaders;
import io.autotag.source.SourceSettings;
import io.autotag.source.TestSources;
import io.autotag.store.ItemsAdded;
import io.autotag.store.Source;
import io.autotag.store.SourceScans;
import io.autotag.store.StoreException;
import io.autotag.workflow.ScanActivities;
import io.autotag.workflow.ScanRequest;
import io.temporal.failure.ActivityFailure;
import io.temporal.testing.TestActivityEnvironment;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Attempts at a scan die in the middle of what they write, and the next ones leave what one that lived would have left. */
@SuppressWarnings("NullAway.Init") // each scan fills the fields by open()
final class ScanDeathsTest {

    @TempDir
    private Path root;

    private final Heartbeats heartbeats = new Heartbeats();
    private Bench bench;
    private Source source;
    private SourceReaders readers;
    private TestActivityEnvironment environment;
    private int deaths;

    private void fill() throws IOException {
        Files.deleteIfExists(root.resolve("7.jpg"));
        for (int n = 1; n <= 6; n++) {
            write(n + ".jpg", 40 + n);
        }
    }

    @AfterEach
    void close() {
        heartbeats.close();
    }

    /** The connection of every third write into the table is cut by the server, as when its process was killed. */
    @ParameterizedTest
    @ValueSource(strings = {"source", "source_object", "item", "outbox"})
    void leaveWhatAnUndisturbedScanLeaves(String table) throws IOException {
        List<String> undisturbed = scanned(Optional.empty());
        assertThat(scanned(Optional.of(table))).isEqualTo(undisturbed);
    }

    /** What is left by a scan of a new source, and of another one after changes, in a database of their own. */
    private List<String> scanned(Optional<String> deadly) throws IOException {
        fill();
        open();
        try {
            deadly.ifPresent(this::cutEveryThirdWrite);
            scan();
            Files.delete(root.resolve("2.jpg"));
            write("4.jpg", 60);
            write("7.jpg", 61);
            scan();
            deadly.ifPresent(table -> assertThat(deaths).isGreaterThan(1));
            return left();
        } finally {
            environment.close();
            readers.close();
            bench.close();
        }
    }

    private void open() {
        bench = Bench.with(new ColourTagger());
        readers =
                new SourceReaders(SourceSettings.of(root.toString(), "", EgressRules.of(false, ""), Optional.empty()));
        source = TestSources.folder(bench.database(), bench.plant().dataset(), "disk", root);
        ThumbnailMaker maker =
                new ThumbnailMaker(bench.database(), bench.blobs(), new ImageDecoder(ImageLimits.defaults()));
        SourcePictures pictures = new SourcePictures(bench.database(), maker, 1 << 20, new ByteBudget(4 << 20));
        environment = TestActivityEnvironment.newInstance();
        // Each page has one object, and is committed by itself.
        environment.registerActivitiesImplementations(new ScanActivitiesImpl(
                bench.database(), readers, pictures, heartbeats, WorkMeter.none(), Duration.ZERO, 2));
    }

    /** A sequence counts on where a transaction is undone. */
    private void cutEveryThirdWrite(String table) {
        bench.rows()
                .change(
                        """
                        CREATE SEQUENCE writes;
                        CREATE FUNCTION cut() RETURNS trigger LANGUAGE plpgsql AS $$
                        BEGIN
                            IF nextval('writes') % 3 = 0 THEN
                                PERFORM pg_terminate_backend(pg_backend_pid());
                            END IF;
                            RETURN NULL;
                        END $$;
                        CREATE TRIGGER cut AFTER INSERT OR UPDATE ON TABLE FOR EACH STATEMENT EXECUTE FUNCTION cut()"""
                                .replace("TABLE", table));
    }

    private void scan() {
        begin();
        ScanRequest request =
                new ScanRequest(source.uid(), Math.toIntExact(bench.rows().number("SELECT scan FROM source")));
        ScanActivities activities = environment.newActivityStub(ScanActivities.class);
        boolean more = true;
        while (more) {
            try {
                more = activities.page(request).more();
            } catch (ActivityFailure died) {
                deaths++;
            }
        }
    }

    private void begin() {
        try {
            bench.database().doInTransaction(tx -> new SourceScans().begin(tx, source));
        } catch (StoreException died) {
            deaths++;
            begin();
        }
    }

    private List<String> left() {
        List<String> outbox = bench.rows()
                .texts("SELECT i.key FROM outbox o, item i WHERE o.topic = '" + ItemsAdded.TOPIC + "'"
                        + " AND i.id::text = ANY (string_to_array(split_part(o.payload, ':', 2), ',')) ORDER BY i.key");
        List<String> rows = bench.rows()
                .texts(
                        """
                        SELECT concat_ws(' ', o.path, o.sha256, o.bytes, o.state, o.scan, i.key, i.blob_sha256)
                        FROM source_object o JOIN item i ON i.id = o.item_id
                        UNION ALL SELECT concat_ws(' ', key, blob_sha256, width, height, bytes) FROM item
                        UNION ALL SELECT concat_ws(' ', scan, scan_state, seen, added, changed, vanished, failed) FROM source
                        UNION ALL SELECT concat_ws(' ', 'items', item_count) FROM dataset
                        UNION ALL SELECT concat_ws(' ', 'thumbnails', count(*)) FROM thumbnail
                        ORDER BY 1""");
        assertThat(outbox).hasSize(8);
        assertThat(rows).hasSize(7 + 8 + 3);
        return rows;
    }

    private void write(String name, int width) throws IOException {
        Files.write(root.resolve(name), TestPictures.jpeg(width, 40));
    }
}
