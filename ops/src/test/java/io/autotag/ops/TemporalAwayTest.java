package io.autotag.ops;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import io.autotag.ops.cli.Fields;
import io.autotag.ops.process.Supervisor;
import io.autotag.store.TestDatabase;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.CleanupMode;
import org.junit.jupiter.api.io.TempDir;

/**
 * A whole Autotag in the middle of a run whose Temporal is not there for a while, and comes back with what it knew. Two
 * minutes of it: {@code -Dautotag.away.seconds=120}.
 */
@Tag("faults")
@Timeout(900)
final class TemporalAwayTest {
    private static final int FILES = 1_000;
    private static final int BEGUN = 50;
    private static final int MORE = 20;
    private static final Duration AWAY = Duration.ofSeconds(Integer.getInteger("autotag.away.seconds", 15));

    /** Whoever waited longest asks again within a minute. */
    private static final long UPLOADED_WITHIN_MINUTES = 4;

    @TempDir(cleanup = CleanupMode.ON_SUCCESS)
    private Path folder;

    private Home temporalHome;
    private Supervisor temporal;
    private int port;
    private Site site;
    private TestMaterial material;

    @BeforeEach
    void start() throws IOException, InterruptedException {
        assumeTrue(Site.realTemporal().isPresent(), "\"ops/autotag install-temporal\" was not called");
        temporalHome = new Home(folder.resolve("temporal"));
        temporalHome.create();
        port = Ports.anyFree();
        temporal = startTemporal();
        site = new Site(folder.resolve("home"));
        site.startOver(TestDatabase.createEmpty(), "127.0.0.1:" + port);
        material = TestMaterial.send(site, folder, FILES);
    }

    private Supervisor startTemporal() {
        Supervisor started = new Supervisor(temporalHome.run(), temporalHome.logs(), event -> {});
        started.start(TemporalUnit.durable(Site.realTemporal().orElseThrow(), temporalHome.temporalDatabase(), port));
        return started;
    }

    @AfterEach
    void end() {
        if (site != null) {
            site.close();
            temporal.close();
        }
    }

    @Test
    void takesWhatIsSentSaysWhatIsAwayAndGoesOnByItselfAfterwards() throws Exception {
        Tagging quiet = Tagging.undisturbed(site, material);
        Tagging underWay = Tagging.begin(site, "under way", material);
        underWay.awaitProcessed(BEGUN);

        temporal.close();
        long back = System.nanoTime() + AWAY.toNanos();
        assertThat(site.health().statusCode()).isEqualTo(500);
        assertThat(site.health().body()).contains("Temporal does not serve");
        CompletableFuture<JsonNode> uploaded = CompletableFuture.supplyAsync(this::sendMore);
        Tagging meanwhile = Tagging.begin(site, "meanwhile", material);
        Thread.sleep(Math.max(0, (back - System.nanoTime()) / 1_000_000));
        assertThat(uploaded).isNotDone();
        temporal = startTemporal();

        assertThat(underWay.awaitCompleted().rows()).isEqualTo(quiet.rows());
        assertThat(meanwhile.awaitCompleted().rows()).isEqualTo(quiet.rows());
        JsonNode dataset = uploaded.get(UPLOADED_WITHIN_MINUTES, TimeUnit.MINUTES);
        assertThat(Fields.text(dataset, "status")).isEqualTo("created");
        assertThat(dataset.path("item_count").asInt()).isEqualTo(MORE);
        assertThat(site.health().body()).contains("\"temporal\":{\"healthy\":true");
    }

    /** Waits until they are items. */
    private JsonNode sendMore() {
        try {
            return TestMaterial.upload(site, "more", folder, MORE);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }
}
