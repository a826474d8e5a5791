package io.autotag.ops;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.autotag.ops.cli.Console;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.io.CleanupMode;
import org.junit.jupiter.api.io.TempDir;

/**
 * Five photos a second arrive, are tagged and are reviewed, for minutes, and nothing befalls anything: memory stays where it
 * is, and no table grows but for people's data and for what is removed in time. Only "ops/soak" runs it.
 */
@EnabledIfSystemProperty(named = "autotag.soak.minutes", matches = "[1-9]\\d*", disabledReason = "\"ops/soak\" runs it")
@Timeout(14400)
final class SoakTest {
    private static final int MINUTES = Integer.getInteger("autotag.soak.minutes", 20);
    private static final int PEOPLE = 4;

    /** Five a second. The demonstration takes some minute for 57 photos from the first upload to the last answer: a fifth. */
    private static final ArrivingPhotos.Pace UPLOADS = new ArrivingPhotos.Pace(10, Duration.ofSeconds(2));

    private static final Duration BETWEEN_LOOKS = Duration.ofSeconds(20);

    /** What is waited for until all that arrived is done. */
    private static final Duration COME_TO_REST = Duration.ofMinutes(2);

    /** In an hour that is less than a tenth of either heap, which is more than the photos of that hour take in bitmaps. */
    private static final double FLAT_MEBIBYTES_A_MINUTE = 0.5;

    /** Pools and compiled code still fill; four hours of that would reach no limit. */
    private static final double STEADY_MEBIBYTES_A_MINUTE = 3;

    @TempDir(cleanup = CleanupMode.ON_SUCCESS)
    private Path folder;

    private final AtomicBoolean over = new AtomicBoolean();
    private final ExecutorService others = Executors.newCachedThreadPool();
    private final Console console = Console.standard();
    private HeardFacts heard;
    private Site site;
    private TestMaterial material;

    @BeforeEach
    void start() throws IOException, InterruptedException {
        assumeTrue(Site.realTemporal().isPresent(), "\"ops/autotag install-temporal\" was not called");
        heard = new HeardFacts();
        site = new Site(folder.resolve("home"));
        site.start(Site.Temporal.REAL, HeardFacts.ADMITTED);
        material = TestMaterial.send(site, folder, TestPhotos.ONE_IN);
        heard.listenTo(site);
    }

    @AfterEach
    void end() {
        over.set(true);
        others.shutdownNow();
        if (site != null) {
            site.close();
            heard.close();
        }
    }

    @Test
    void memoryIsFlatAndOnlyDataGrows() throws Exception {
        Path photos = Files.createDirectory(folder.resolve("arriving"));
        int most = (int) (MINUTES * 60 * UPLOADS.aSecond()) + UPLOADS.atATime();
        TestPhotos.write(photos, most);
        ArrivingPhotos arriving = new ArrivingPhotos(site, photos, material.model(), UPLOADS, () -> !over.get());
        long begun = System.nanoTime();
        Future<Set<String>> uploaded = others.submit(arriving);
        Reviewers reviewers = new Reviewers(site, arriving.project());
        ReviewingCrowd people = ReviewingCrowd.begin(reviewers, PEOPLE, () -> !over.get(), others);
        List<Footprints> footprints =
                List.of(new Footprints(site, ApiUnit.NAME), new Footprints(site, WorkerUnit.NAME));
        watch(footprints, people, begun + BETWEEN_LOOKS.toNanos());
        TableRows before = tables();
        watch(footprints, people, begun + Duration.ofMinutes(MINUTES).toNanos());
        over.set(true);
        double seconds = (System.nanoTime() - begun) / 1e9;
        Set<String> arrived = uploaded.get();
        List<String> finished = people.finished();
        Set<String> untagged = arriving.untagged(arrived, COME_TO_REST);
        TableRows after = awaitRest();
        SoakReport report = new SoakReport(console, footprints, before, after);
        report.show(arrived.size() / seconds, people.saves() / seconds);
        assertThat(untagged).as("photos that arrived and were never tagged").isEmpty();
        assertThat(reviewers.kept()).as("decisions").containsAll(finished).isNotEmpty();
        assertThat(reviewers.savedTwice()).isEmpty();
        assertThat(report.strange()).as("tables that grow without end").isEmpty();
        for (Footprints one : footprints) {
            assertThat(one.liveAMinute()).as("heap of " + one.unit()).isLessThan(FLAT_MEBIBYTES_A_MINUTE);
            assertThat(one.residentAMinute()).as("memory of " + one.unit()).isLessThan(STEADY_MEBIBYTES_A_MINUTE);
        }
    }

    /** Looks at the processes until then. */
    private void watch(List<Footprints> processes, ReviewingCrowd people, long end) throws InterruptedException {
        do {
            Thread.sleep(BETWEEN_LOOKS.toMillis());
            SoakReport.look(console, processes, people.saves());
        } while (System.nanoTime() < end);
    }

    /** What waits to be told is told soon after. */
    private TableRows awaitRest() throws SQLException, InterruptedException {
        return Eventually.last(COME_TO_REST, this::tables, now -> now.of("outbox") + now.of("run_probe") == 0);
    }

    private TableRows tables() throws SQLException {
        try (Connection connection = site.database()) {
            return TableRows.of(connection);
        }
    }
}
