package io.autotag.ops;

import static org.assertj.core.api.Assertions.assertThat;

import io.autotag.ops.cli.Console;
import io.autotag.ops.cli.RunView;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.CleanupMode;
import org.junit.jupiter.api.io.TempDir;

/**
 * A run in full flight is paused, goes on, and is cancelled: where it says that it rests it writes nothing. How soon that is,
 * is printed.
 */
@Tag("faults")
@Timeout(600)
final class SteeredRunTest {
    private static final int FILES = 2_000;
    private static final int BEGUN = 100;
    private static final long A_WHILE_MS = 3_000;

    @TempDir(cleanup = CleanupMode.ON_SUCCESS)
    private Path folder;

    private Site site;
    private TestMaterial material;

    @BeforeEach
    void start() throws IOException, InterruptedException {
        site = new Site(folder.resolve("home"));
        site.start(Site.bestTemporal());
        material = TestMaterial.send(site, folder, FILES);
    }

    @AfterEach
    void end() {
        site.close();
    }

    @Test
    void restsWhereItSaysSoAndGoesOnWhenItIsTold() throws InterruptedException, SQLException {
        Tagging run = Tagging.begin(site, "steered", material);
        run.awaitProcessed(BEGUN);
        steer(run, "pause", "paused");
        List<String> rows = run.rows();
        Thread.sleep(A_WHILE_MS);
        assertThat(run.rows()).isEqualTo(rows);
        assertThat(processed(run)).isLessThan(FILES);

        site.api().post(path(run) + "resume/");
        run.awaitProcessed(processed(run) + 1);
        steer(run, "cancel", "cancelled");
        rows = run.rows();
        Thread.sleep(A_WHILE_MS);
        assertThat(run.rows()).isEqualTo(rows);
        assertThat(processed(run)).isLessThan(FILES);
    }

    private static long processed(Tagging run) {
        return run.seen().orElseThrow().count("processed_items");
    }

    /** From the request until the run says that it rests. */
    private void steer(Tagging run, String wish, String state) throws InterruptedException {
        long start = System.nanoTime();
        site.api().post(path(run) + wish + "/");
        RunView seen = run.await(now -> now.status().equals(state) || now.isFinal());
        assertThat(seen.status()).isEqualTo(state);
        Console.standard().line("figure " + wish + "_takes_ms " + (System.nanoTime() - start) / 1_000_000 + " ms");
    }

    private static String path(Tagging run) {
        return "/runs/" + run.runUid() + "/";
    }
}
