package io.autotag.ops;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.autotag.ops.cli.ApiClient;
import io.autotag.ops.cli.Fields;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.CleanupMode;
import org.junit.jupiter.api.io.TempDir;

/** A whole Autotag in the middle of a run and of reviews, of which all clocks are set forward by an hour. */
@Tag("faults")
@Timeout(600)
final class ClockJumpTest {
    private static final int FILES = 1_000;
    private static final int BEGUN = 50;
    private static final Duration JUMP = Duration.ofHours(1);
    private static final Duration SOON = Duration.ofMinutes(1);

    @TempDir(cleanup = CleanupMode.ON_SUCCESS)
    private Path folder;

    private ShiftedClock clock;
    private Site site;
    private TestMaterial material;

    @BeforeEach
    void start() throws IOException, InterruptedException {
        assumeTrue(ShiftedClock.find().isPresent(), "\"ops/install-faketime\" was not called");
        clock = ShiftedClock.in(folder);
        site = new Site(folder.resolve("home"));
        site.start(Site.Temporal.IN_JVM, clock.variables());
        material = TestMaterial.send(site, folder, FILES);
    }

    @AfterEach
    void end() {
        if (site != null) {
            site.close();
        }
    }

    @Test
    void theRunAndTheReviewsGoOnAndNothingIsLost() throws Exception {
        Tagging quiet = Tagging.undisturbed(site, material);
        List<String> undisturbed = quiet.rows();
        String project = "/projects/" + quiet.projectUid() + "/";
        ApiClient first = Reviewers.annotator(site, "first");
        String leased = next(first, project);
        Tagging run = Tagging.begin(site, "while the clock jumps", material);
        run.awaitProcessed(BEGUN);

        clock.set(JUMP);
        awaitDatabaseAt(Instant.now().plus(JUMP).minusSeconds(60));
        assertThat(run.awaitCompleted().rows()).isEqualTo(undisturbed);
        assertThat(site.answer("/projects/").statusCode()).isEqualTo(200);
        awaitHealth();
        // What was leased an hour ago is free for others, and whoever had it meets no error.
        Set<String> finished = new HashSet<>(reviewed("second", project, 5));
        assertThat(finished).hasSize(5).contains(leased);
        assertThat(next(first, project)).isNotIn(finished);
        assertThat(new Reviewers(site, quiet.projectUid()).kept()).hasSize(5);
        // What is begun after the jump is as any other.
        Tagging after = Tagging.begin(site, "after the jump", material);
        assertThat(after.awaitCompleted().rows()).isEqualTo(undisturbed);
    }

    private static String next(ApiClient person, String project) {
        ObjectNode wanted = JsonNodeFactory.instance.objectNode();
        wanted.put("query", "autotag_status = \"pending\" AND score >= 0");
        JsonNode items = person.post(project + "reviews/next/", wanted);
        return Fields.text(items.path("results").path(0).path("item"), "uid");
    }

    /** The items that somebody finishes, so many. */
    private List<String> reviewed(String login, String project, int count) {
        AtomicInteger saved = new AtomicInteger();
        ReviewingPerson.Manner manner =
                new ReviewingPerson.Manner(Optional.empty(), Duration.ZERO, () -> saved.get() < count);
        return new ReviewingPerson(Reviewers.annotator(site, login), project, manner, saved)
                .call()
                .finished();
    }

    private void awaitDatabaseAt(Instant time) throws SQLException, InterruptedException {
        try (Connection connection = site.database()) {
            List<String> isLater = Eventually.last(
                    SOON,
                    () -> Tagging.lines(connection, "SELECT now() > ?::timestamptz", time.toString()),
                    seen -> seen.contains("t "));
            assertThat(isLater)
                    .as("whether the database's clock is past %s", time)
                    .containsExactly("t ");
        }
    }

    /** A worker that was seen an hour ago is gone until it is seen again. */
    private void awaitHealth() throws Exception {
        HttpResponse<String> health = Eventually.last(SOON, site::health, seen -> seen.statusCode() == 200);
        assertThat(health.statusCode()).as(health.body()).isEqualTo(200);
    }
}
