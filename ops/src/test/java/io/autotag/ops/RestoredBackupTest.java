package io.autotag.ops;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.autotag.ops.process.Supervisor;
import io.autotag.store.DatabaseSettings;
import io.autotag.store.TestDatabase;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.CleanupMode;
import org.junit.jupiter.api.io.TempDir;

/**
 * The drill of backup and restore: a dump is made in the middle of a run and restored to a new database. The run ends by
 * itself, with the rows that an undisturbed one leaves, whatever Temporal remembers of it.
 */
@Tag("faults")
final class RestoredBackupTest {

    private static final int FILES = 1_000;

    /** So much must be in the dump, so that there is something to go on from. */
    private static final int BEGUN = 150;

    private static final String CLAIMED =
            "SELECT count(*) FROM run r JOIN set_item c ON c.set_id = r.set_id WHERE r.uid = ?";

    @TempDir(cleanup = CleanupMode.ON_SUCCESS)
    private static Path folder;

    private static final List<AutoCloseable> OPEN = new ArrayList<>();

    private static PgTools tools;
    private static Site site;
    private static String witness;
    private static Path dump;
    private static List<String> undisturbed;
    private static Tagging interrupted;

    @BeforeAll
    static void dumpInTheMiddleOfARun() throws IOException, InterruptedException, SQLException {
        assumeTrue(
                PgTools.find().isPresent(),
                "\"ops/install-pg-tools\" was not called, so backup and restore were not drilled");
        tools = PgTools.find().get();
        dump = folder.resolve("autotag.dump");
        witness = temporal("witness");
        DatabaseSettings original = TestDatabase.createEmpty();
        site = new Site(folder.resolve("home"));
        OPEN.add(0, site);
        site.startOver(original, witness);
        TestMaterial material = TestMaterial.send(site, folder, FILES);
        undisturbed = Tagging.undisturbed(site, material).rows();
        interrupted = Tagging.begin(site, "interrupted", material);
        interrupted.awaitProcessed(BEGUN);
        tools.dump(original, dump);
        site.stop();
    }

    @AfterAll
    static void end() throws Exception {
        for (AutoCloseable one : OPEN) {
            one.close();
        }
    }

    @Test
    void aRunGoesOnBesideATemporalThatKnowsMoreThanTheBackup() throws Exception {
        restoreAndGoOn(witness);
    }

    @Test
    void aRunGoesOnBesideATemporalThatKnowsNothing() throws Exception {
        restoreAndGoOn(temporal("forgetful"));
    }

    private static void restoreAndGoOn(String temporalAddress) throws Exception {
        DatabaseSettings restored = TestDatabase.createEmpty();
        tools.restore(dump, restored);
        assertThat(claimed(restored)).isBetween((long) BEGUN / 2, (long) FILES - 1);
        site.startOver(restored, temporalAddress);
        try {
            assertThat(interrupted.awaitCompleted().rows()).isEqualTo(undisturbed);
        } finally {
            site.stop();
        }
    }

    /** Items that the interrupted run had answered by then. */
    private static long claimed(DatabaseSettings database) throws SQLException {
        try (Connection connection =
                        DriverManager.getConnection(database.jdbcUrl(), database.user(), database.password());
                PreparedStatement statement = connection.prepareStatement(CLAIMED)) {
            statement.setString(1, interrupted.runUid());
            try (ResultSet result = statement.executeQuery()) {
                result.next();
                return result.getLong(1);
            }
        }
    }

    /** A Temporal of its own, and where it is. */
    private static String temporal(String name) {
        Home home = new Home(folder.resolve(name));
        home.create();
        Supervisor supervisor = new Supervisor(home.run(), home.logs(), event -> {});
        OPEN.add(supervisor);
        int port = Ports.remembered(home.portFile(TemporalUnit.NAME));
        supervisor.start(TemporalUnit.ephemeral(port));
        return "127.0.0.1:" + port;
    }
}
