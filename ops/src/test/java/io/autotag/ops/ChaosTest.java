package io.autotag.ops;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.autotag.blob.TestS3Server;
import io.autotag.ops.cli.Console;
import io.autotag.ops.cli.RunView;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Predicate;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.CleanupMode;
import org.junit.jupiter.api.io.TempDir;

/**
 * Runs one after the other, while photos arrive and people review, and one part after the other is killed or frozen. At the
 * end nothing is lost or there twice: no prediction, no upload, no decision, no webhook. "ops/chaos" is the long form.
 */
@Tag("faults")
@Timeout(7200)
final class ChaosTest {
    private static final int FAULTS = Integer.getInteger("autotag.chaos.faults", 12);
    private static final int FILES = Integer.getInteger("autotag.chaos.items", 2_000);
    private static final long SEED = Long.getLong("autotag.chaos.seed", 1);
    private static final int PEOPLE = 2;
    private static final ArrivingPhotos.Pace UPLOADS = new ArrivingPhotos.Pace(5, Duration.ofSeconds(1));

    /** A run that has not gone on by then is held to be stuck. */
    private static final Duration STUCK = Duration.ofMinutes(2);

    @TempDir(cleanup = CleanupMode.ON_SUCCESS)
    private Path folder;

    private final AtomicBoolean over = new AtomicBoolean();
    private final ExecutorService others = Executors.newCachedThreadPool();
    private final Console console = Console.standard();
    private final FaultReport report = new FaultReport();
    private final Losses losses = new Losses();
    private final List<String> runs = new ArrayList<>();
    private Optional<TestS3Server> files = Optional.empty();
    private HeardFacts heard;
    private Site site;
    private TestMaterial material;
    private Tagging undisturbed;
    private List<String> expected;
    private List<String> expectedPredictions;

    @BeforeEach
    void tagOnceUndisturbed() throws IOException, InterruptedException, SQLException {
        assumeTrue(
                Site.realTemporal().isPresent(),
                "\"ops/autotag install-temporal\" was not called, so faults were not tried at random");
        heard = new HeardFacts();
        site = new Site(folder.resolve("home"));
        Map<String, String> variables = new HashMap<>(HeardFacts.ADMITTED);
        if (TestS3Server.program().isPresent()) {
            files = Optional.of(TestS3Server.start(folder.resolve("s3")));
            variables.putAll(files.get().variables("autotag"));
        }
        site.start(Site.Temporal.REAL, variables);
        material = TestMaterial.send(site, folder, FILES);
        undisturbed = Tagging.undisturbed(site, material);
        expected = undisturbed.rows();
        expectedPredictions = Tagging.predictions(site, undisturbed.projectUid());
        heard.listenTo(site);
    }

    @AfterEach
    void end() {
        over.set(true);
        others.shutdownNow();
        if (site != null) {
            site.close();
            files.ifPresent(TestS3Server::close);
            heard.close();
        }
    }

    @Test
    void nothingIsLostOrThereTwice() throws Exception {
        // Of their own bytes: a file that the blob store had already could not be lost.
        Path photos = Files.createDirectory(folder.resolve("arriving"));
        TestPhotos.write(photos, FILES, "arriving");
        ArrivingPhotos arriving = new ArrivingPhotos(site, photos, material.model(), UPLOADS, () -> !over.get());
        Future<Set<String>> uploaded = others.submit(arriving);
        ReviewingCrowd people =
                ReviewingCrowd.begin(new Reviewers(site, undisturbed.projectUid()), PEOPLE, () -> !over.get(), others);
        suffer(new Damage(site, files));
        over.set(true);
        Aftermath aftermath = new Aftermath(site, losses, console);
        aftermath.checkUploads(arriving, uploaded.get(), expectedPredictions);
        List<String> finished = people.finished();
        aftermath.checkDecisions(undisturbed.projectUid(), finished);
        aftermath.checkWebhooks(heard, runs, finished);
        console.blank();
        report.show(console);
        losses.show(console, report.faults());
        assertThat(losses.texts()).isEmpty();
    }

    /** A run after the other, until there was the last fault; each run must leave what the undisturbed one left. */
    private void suffer(Damage damage) throws IOException, InterruptedException, SQLException {
        Faults faults = new Faults(SEED, damage.parts());
        while (report.faults() < FAULTS) {
            Answered.by(() -> site.api().get("/projects/"));
            Tagging run = Tagging.begin(site, "disturbed " + runs.size(), material);
            runs.add(run.runUid());
            run.awaitProcessed(1);
            while (report.faults() < FAULTS && isOpen(run, faults.peek().pause())) {
                Fault fault = faults.next();
                console.line((report.faults() + 1) + ": " + fault.kind());
                damage.inflict(fault);
                report.add(fault, untilItGoesOn(run));
            }
            losses.predictions(expected, run.awaitCompleted().rows());
        }
    }

    /** Whether there is a run to disturb after the pause. */
    private static boolean isOpen(Tagging run, Duration pause) throws InterruptedException {
        Thread.sleep(pause.toMillis());
        return run.seen().filter(RunView::isFinal).isEmpty();
    }

    /**
     * From now until the run has done more than it had done when it could first be asked, or has ended since; empty where it
     * had ended by then.
     */
    private static Optional<Duration> untilItGoesOn(Tagging run) throws InterruptedException {
        long start = System.nanoTime();
        Optional<RunView> first = Eventually.last(STUCK, run::seen, Optional::isPresent);
        assertThat(first).as("the run as the API says it").isPresent();
        if (first.get().isFinal()) {
            return Optional.empty();
        }
        long least = first.get().count("processed_items");
        Predicate<RunView> goesOn = now -> now.isFinal() || now.count("processed_items") > least;
        Optional<RunView> last =
                Eventually.last(STUCK.minusNanos(System.nanoTime() - start), run::seen, seen -> seen.filter(goesOn)
                        .isPresent());
        assertThat(last.filter(goesOn))
                .as("the run goes on, last seen as %s", last)
                .isPresent();
        return Optional.of(Duration.ofNanos(System.nanoTime() - start));
    }
}
