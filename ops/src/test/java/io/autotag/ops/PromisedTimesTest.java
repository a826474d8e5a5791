package io.autotag.ops;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.autotag.ops.RunInTables.Seen;
import io.autotag.ops.bench.query.BenchSite.Login;
import io.autotag.ops.bench.query.CopiedItems;
import io.autotag.ops.cli.Console;
import io.autotag.store.DatabaseSettings;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.CleanupMode;
import org.junit.jupiter.api.io.TempDir;

/**
 * What people are promised of a large run in full flight: soon after they say so it rests or is over, and soon after its
 * worker was killed it goes on. All times end at what the tables say. Of several turns the median counts: a promise that is
 * kept is far from its limit, and one turn may meet a checkpoint of the database or a compiler beside it.
 */
@Tag("faults")
@Timeout(600)
final class PromisedTimesTest {
    private static final Duration RESTS_WITHIN = Duration.ofSeconds(2);
    private static final Duration GOES_ON_WITHIN = Duration.ofSeconds(15);

    /** Where the machine takes so long to start a Java process that nobody could keep the promise. */
    private static final Duration AFTER_START = Duration.ofSeconds(5);

    /** So many share the files of a few, and no turn comes to their end. */
    private static final int ITEMS = 30_000;

    private static final int FILES = 200;
    private static final int TURNS = 5;
    private static final int KILLS = 3;
    private static final int BEGUN = 100;
    private static final long A_WHILE_MS = 1_000;
    private static final long LOOK_MS = 50;
    private static final Duration PATIENCE = Duration.ofMinutes(1);

    @TempDir(cleanup = CleanupMode.ON_SUCCESS)
    private static Path folder;

    private static Site site;
    private static Connection tables;
    private static TestMaterial material;

    @BeforeAll
    static void start() throws IOException, InterruptedException, SQLException {
        assumeTrue(Site.realTemporal().isPresent(), "\"ops/autotag install-temporal\" was not called");
        site = new Site(folder.resolve("home"));
        // Measuring how the model is best called takes longer than all of this.
        site.start(Site.Temporal.REAL, Map.of("AUTOTAG_TUNING", "off"));
        material = TestMaterial.send(site, folder, FILES);
        DatabaseSettings database = site.databaseSettings();
        CopiedItems.fill(
                new Login(database.jdbcUrl(), database.user(), database.password()), material.dataset(), ITEMS);
        tables = site.database();
    }

    @AfterAll
    static void end() throws SQLException {
        if (site != null) {
            tables.close();
            site.close();
        }
    }

    @Test
    void aRunRestsSoonAfterItIsPaused() throws InterruptedException, SQLException {
        Tagging tagging = Tagging.begin(site, "paused", material);
        List<Duration> turns = new ArrayList<>();
        for (int turn = 0; turn < TURNS; turn++) {
            awaitMore(tagging);
            turns.add(steer(tagging, "pause", "paused"));
            assertNothingIsWritten(tagging);
            site.api().post(path(tagging) + "resume/");
        }
        steer(tagging, "cancel", "cancelled");
        assertThat(median("pause", turns)).isLessThan(RESTS_WITHIN);
    }

    @Test
    void aRunIsOverSoonAfterItIsCancelled() throws InterruptedException, SQLException {
        List<Duration> turns = new ArrayList<>();
        for (int turn = 0; turn < TURNS; turn++) {
            Tagging tagging = Tagging.begin(site, "cancelled " + turn, material);
            awaitMore(tagging);
            turns.add(steer(tagging, "cancel", "cancelled"));
            assertNothingIsWritten(tagging);
        }
        assertThat(median("cancel", turns)).isLessThan(RESTS_WITHIN);
    }

    @Test
    void aRunGoesOnSoonAfterItsOnlyWorkerWasKilled() throws InterruptedException, SQLException {
        Tagging tagging = Tagging.begin(site, "killed", material);
        List<Duration> starts = new ArrayList<>();
        List<Duration> turns = new ArrayList<>();
        for (int turn = 0; turn < KILLS; turn++) {
            awaitMore(tagging);
            ProcessHandle worker = site.awaitProcess(WorkerUnit.NAME);
            long since = System.nanoTime();
            worker.destroyForcibly();
            worker.onExit().join();
            long before = settled(tagging);
            starts.add(started(since));
            turns.add(inTables(tagging).until(since, PATIENCE, seen -> seen.answered() > before));
        }
        steer(tagging, "cancel", "cancelled");
        Duration start = median("start of a worker", starts).plus(AFTER_START);
        assertThat(median("going on", turns)).isLessThan(start.compareTo(GOES_ON_WITHIN) > 0 ? start : GOES_ON_WITHIN);
    }

    /** What the dead worker had sent off may be committed yet. */
    private static long settled(Tagging tagging) throws InterruptedException, SQLException {
        Thread.sleep(A_WHILE_MS);
        return inTables(tagging).now().answered();
    }

    /** How long it took from then until another worker said that it was there. */
    private static Duration started(long since) throws InterruptedException, SQLException {
        long due = since + PATIENCE.toNanos();
        try (PreparedStatement young = tables.prepareStatement(
                "SELECT count(*) FROM worker WHERE started_at > clock_timestamp() - make_interval(secs => ?)")) {
            while (System.nanoTime() < due) {
                young.setDouble(1, (System.nanoTime() - since) / 1e9);
                try (ResultSet found = young.executeQuery()) {
                    found.next();
                    if (found.getLong(1) > 0) {
                        break;
                    }
                }
                Thread.sleep(LOOK_MS);
            }
        }
        return Duration.ofNanos(System.nanoTime() - since);
    }

    private static void awaitMore(Tagging tagging) throws InterruptedException, SQLException {
        long least = inTables(tagging).now().answered() + BEGUN;
        inTables(tagging).until(System.nanoTime(), PATIENCE, seen -> seen.answered() >= least);
    }

    private static Duration steer(Tagging tagging, String wish, String state)
            throws InterruptedException, SQLException {
        long since = System.nanoTime();
        site.api().post(path(tagging) + wish + "/");
        return inTables(tagging).until(since, PATIENCE, seen -> seen.state().equals(state));
    }

    private static void assertNothingIsWritten(Tagging tagging) throws InterruptedException, SQLException {
        Seen seen = inTables(tagging).now();
        List<String> rows = tagging.rows();
        assertThat(seen.answered()).isLessThan(ITEMS);
        Thread.sleep(A_WHILE_MS);
        assertThat(tagging.rows()).isEqualTo(rows);
        assertThat(inTables(tagging).now()).isEqualTo(seen);
    }

    private static RunInTables inTables(Tagging tagging) {
        return new RunInTables(tables, tagging.runUid());
    }

    private static String path(Tagging tagging) {
        return "/runs/" + tagging.runUid() + "/";
    }

    private static Duration median(String what, List<Duration> turns) {
        Duration median = turns.stream().sorted().toList().get(turns.size() / 2);
        Console.standard()
                .line(what + " took ms "
                        + turns.stream().map(Duration::toMillis).toList());
        return median;
    }
}
