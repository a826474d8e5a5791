package io.autotag.store;

import static org.assertj.core.api.Assertions.assertThat;

import io.autotag.source.TestSources;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A stretch of a listing is written as a whole, once, and counts each object once. */
final class SourceCommitTest {

    private final TestDatabase test = TestDatabase.create();
    private final SourceScans scans = new SourceScans();
    private Seed world;
    private Source source;

    @BeforeEach
    void make() {
        world = Seed.plant(test.database(), "world", 0);
        source = TestSources.folder(test.database(), world.dataset(), "disk", Path.of("/photos"));
    }

    @AfterEach
    void close() {
        test.close();
    }

    @Test
    void whatIsNewTheSameChangedAndRefusedIsWrittenTogether() {
        scan(List.of(read("a.jpg", 'a'), read("b.jpg", 'b'), read("c.jpg", 'c')));
        scan(List.of(
                SeenObject.same("a.jpg", null, "tag a"),
                read("b.jpg", 'e'),
                SeenObject.refused("c.jpg", null, "It is no picture."),
                read("d.jpg", 'a')));
        assertThat(texts("SELECT concat_ws(' ', path, left(sha256, 1), state, sentence, scan) FROM source_object"
                        + " ORDER BY path"))
                .containsExactly(
                        "a.jpg a present 2",
                        "b.jpg e present 2",
                        "c.jpg c failed It is no picture. 2",
                        "d.jpg a present 2");
        assertThat(texts("SELECT concat_ws(' ', seen, added, changed, failed) FROM source"))
                .containsExactly("4 1 1 1");
        assertThat(texts("SELECT key FROM item ORDER BY id"))
                .containsExactly("disk/a.jpg", "disk/b.jpg", "disk/c.jpg", "disk/b~2.jpg", "disk/d.jpg");
    }

    @Test
    void ofNamesThatAreAlikeTheFirstCounts() {
        SeenObject garbled = SeenObject.refused("f\uFFFD/", null, "The name is no text.");
        scan(List.of(garbled, garbled, read("g.jpg", 'a'), read("g.jpg", 'b')));
        assertThat(texts("SELECT path FROM source_object ORDER BY path")).containsExactly("f\uFFFD/", "g.jpg");
        assertThat(texts("SELECT concat_ws(' ', seen, added, failed) FROM source"))
                .containsExactly("4 1 1");
    }

    @Test
    void aStretchThatAnotherAttemptHasCommittedChangesNothing() {
        begin(open -> {
            assertThat(commit(open, "", "a.jpg", List.of(read("a.jpg", 'a')))).isTrue();
            assertThat(commit(open, "", "a.jpg", List.of(read("a.jpg", 'a')))).isFalse();
        });
        assertThat(texts("SELECT concat_ws(' ', seen, added) FROM source")).containsExactly("1 1");
    }

    @Test
    void aScanThatFoundNothingNewDoesNotCountTheDataset() {
        scan(List.of(read("a.jpg", 'a')));
        assertThat(texts("SELECT item_count FROM dataset")).containsExactly("1");
        test.database().doInTransaction(tx -> tx.sql("UPDATE dataset SET item_count = 7")
                .update());
        scan(List.of(SeenObject.same("a.jpg", null, "tag a")));
        assertThat(texts("SELECT item_count FROM dataset")).containsExactly("7");
        scan(List.of(read("b.jpg", 'b')));
        assertThat(texts("SELECT item_count FROM dataset")).containsExactly("2");
    }

    private void scan(List<SeenObject> stretch) {
        begin(open -> {
            String last = stretch.get(stretch.size() - 1).path();
            assertThat(commit(open, "", last, stretch)).isTrue();
            test.database()
                    .doInTransaction(tx -> scans.complete(tx, open, open.scan().number()));
        });
    }

    private void begin(Consumer<Source> scanning) {
        test.database().doInTransaction(tx -> scans.begin(tx, source));
        scanning.accept(test.database()
                .read(tx -> new SourceRepository().findForWorker(tx, source.uid()))
                .orElseThrow());
    }

    private boolean commit(Source open, String from, String to, List<SeenObject> stretch) {
        return test.database().inTransaction(tx -> new SourceCommit()
                .commit(tx, open, open.scan().number(), from, to, stretch));
    }

    private SeenObject read(String path, char content) {
        NewItem picture = new NewItem(path, String.valueOf(content).repeat(64), 1, 1, "image/jpeg", 1, "{}");
        test.database().doInTransaction(tx -> new SourceObjects().note(tx, picture));
        return SeenObject.read(path, null, "tag " + content, picture);
    }

    private List<String> texts(String query) {
        return test.database().look(tx -> tx.sql("SELECT t::text AS t FROM (" + query + ") AS q (t)")
                .list(row -> row.text("t")));
    }
}
