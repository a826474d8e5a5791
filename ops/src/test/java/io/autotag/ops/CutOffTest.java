package io.autotag.ops;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.CleanupMode;
import org.junit.jupiter.api.io.TempDir;

/** Two API processes and three workers on hosts of their own, of which some are cut off in the middle of a run and come back. */
@Tag("faults")
@Timeout(900)
final class CutOffTest {
    private static final int FILES = 2_000;
    private static final int BEGUN = 200;
    private static final int WORKERS = 3;

    private static final Duration GONE_WITHIN = Duration.ofMinutes(1);

    private static final Duration BACK_WITHIN = Duration.ofMinutes(2);

    private static final String SILENT = "SELECT count(*) FROM worker WHERE seen_at < now() - interval '20 seconds'";
    private static final String WORKING = "SELECT count(*) FROM worker WHERE seen_at > now() - interval '15 seconds'";
    private static final String WAITING =
            "SELECT count(*) FROM pg_stat_activity WHERE state LIKE 'idle in transaction%'"
                    + " AND state_change < now() - interval '10 seconds'";

    @TempDir(cleanup = CleanupMode.ON_SUCCESS)
    private Path folder;

    private ScatteredSite site;
    private TestMaterial material;

    @BeforeEach
    void start() throws IOException, SQLException {
        assumeTrue(Network.isPossible(), "this system gives processes no networks of their own");
        assumeTrue(Site.realTemporal().isPresent(), "\"ops/autotag install-temporal\" was not called");
        site = new ScatteredSite(folder.resolve("site"));
        site.startApi();
        site.startApi();
        for (int worker = 0; worker < WORKERS; worker++) {
            site.startWorker();
        }
        material = TestMaterial.send(site, folder, FILES);
    }

    @AfterEach
    void end() throws IOException {
        if (site != null) {
            site.close();
        }
    }

    @Test
    void aRunCompletesWithoutThoseWhoAreCutOffAndTheyComeBack() throws Exception {
        Tagging quiet = Tagging.undisturbed(site, material);
        Tagging cut = Tagging.begin(site, "cut", material);
        cut.awaitProcessed(BEGUN);

        site.ask(1);
        site.apiHost(0).pullOut();
        site.workerHost(0).pullOut();
        site.workerHost(1).pullOut();
        assertThat(ScatteredSite.isAnswering(site.apiHost(0))).isFalse();
        assertThat(Eventually.last(GONE_WITHIN, () -> count(SILENT), silent -> silent == 2))
                .as("workers that are silent")
                .isEqualTo(2);
        site.workerHost(1).plugIn();
        cut.awaitCompleted();
        assertThat(cut.rows()).isEqualTo(quiet.rows());
        assertThat(count(WAITING)).as("what the lost have left open").isZero();

        site.workerHost(0).plugIn();
        site.apiHost(0).plugIn();
        assertThat(Eventually.last(BACK_WITHIN, () -> count(WORKING), working -> working == WORKERS))
                .as("workers that are back")
                .isEqualTo(WORKERS);
        site.ask(0);
        Tagging afterwards = Tagging.begin(site, "afterwards", material).awaitCompleted();
        assertThat(afterwards.rows()).isEqualTo(quiet.rows());
        assertThat(cut.rows())
                .as("after the lost have said what they had to say")
                .isEqualTo(quiet.rows());
        assertThat(site.events()).as("who came back is who was cut off").isEmpty();
    }

    private long count(String query) throws SQLException {
        try (Connection connection = site.database();
                Statement statement = connection.createStatement();
                ResultSet result = statement.executeQuery(query)) {
            result.next();
            return result.getLong(1);
        }
    }
}
