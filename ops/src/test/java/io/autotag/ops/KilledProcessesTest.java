package io.autotag.ops;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.autotag.ops.cli.RunView;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.CleanupMode;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.BeforeParameterizedClassInvocation;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Real processes, killed in the middle of runs over 2,000 files of which one in a hundred is broken. Every run ends by
 * itself, and what it leaves behind equals what an undisturbed run leaves, bit for bit.
 */
@Tag("faults")
@ParameterizedClass
@EnumSource(Site.Temporal.class)
final class KilledProcessesTest {

    private static final int FILES = 2_000;
    private static final int BROKEN = FILES / TestPhotos.ONE_IN;

    /** So much must be done before something is killed, so that there is something to lose. */
    private static final int BEGUN = 150;

    @TempDir(cleanup = CleanupMode.ON_SUCCESS)
    private static Path folder;

    private static Site site;
    private static TestMaterial material;
    private static List<String> undisturbed;

    @Parameter
    private Site.Temporal temporal = Site.Temporal.IN_JVM;

    @BeforeAll
    static void tagOnceUndisturbed() throws IOException, InterruptedException, SQLException {
        site = new Site(folder.resolve("home"));
        site.start(Site.Temporal.IN_JVM);
        material = TestMaterial.send(site, folder, FILES);
        undisturbed = Tagging.undisturbed(site, material).rows();
    }

    @AfterAll
    static void end() {
        site.close();
    }

    @BeforeParameterizedClassInvocation
    static void startWith(Site.Temporal temporal) throws IOException, InterruptedException {
        if (temporal == Site.Temporal.REAL) {
            assumeTrue(
                    Site.realTemporal().isPresent(),
                    "\"ops/autotag install-temporal\" was not called, so these tests ran on the in-JVM server only");
            site.stop();
            site.start(temporal);
        }
    }

    @Test
    void tagsAllThatAreWholeAndListsAllThatAreBroken() throws InterruptedException, SQLException {
        Tagging tagging = Tagging.begin(site, "whole and broken " + temporal, material);
        RunView run = tagging.awaitEnd();
        assertThat(run.count("successful_items")).isEqualTo(FILES - BROKEN);
        assertThat(run.count("failed_items")).isEqualTo(BROKEN);
        assertThat(tagging.failures()).hasSize(BROKEN).allMatch(line -> line.matches("\\d\\d00.jpg [a-z_]+ [A-Z].+ "));
        assertThat(String.join("\n", tagging.failures())).contains("unreadable", "unsupported", "too_large");
        assertThat(tagging.rows()).isEqualTo(undisturbed);
    }

    @Test
    void aRunOutlivesItsWorker() throws InterruptedException, SQLException {
        Tagging tagging = begun("worker");
        site.kill(WorkerUnit.NAME);
        assertCompletedAsIfNothingHappened(tagging);
    }

    @Test
    void aRunOutlivesTheApi() throws InterruptedException, SQLException {
        Tagging tagging = begun("api");
        site.kill(ApiUnit.NAME);
        assertCompletedAsIfNothingHappened(tagging);
    }

    @Test
    void aRunOutlivesEverything() throws IOException, InterruptedException, SQLException {
        Tagging tagging = begun("everything");
        site.killEverything();
        site.start(temporal);
        assertCompletedAsIfNothingHappened(tagging);
    }

    /** A run in its middle. */
    private Tagging begun(String what) throws InterruptedException {
        Tagging tagging = Tagging.begin(site, what + " " + temporal, material);
        tagging.awaitProcessed(BEGUN);
        return tagging;
    }

    private static void assertCompletedAsIfNothingHappened(Tagging tagging) throws InterruptedException, SQLException {
        assertThat(tagging.awaitEnd().sentence())
                .startsWith("completed: " + (FILES - BROKEN) + " of " + FILES + " items tagged, " + BROKEN + " failed");
        assertThat(tagging.rows()).isEqualTo(undisturbed);
    }
}
