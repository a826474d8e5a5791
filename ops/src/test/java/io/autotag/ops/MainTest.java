package io.autotag.ops;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

/** The commands as a person meets them who has set nothing up. */
final class MainTest {

    @TempDir
    Path folder;

    private final StringWriter said = new StringWriter();

    @Test
    void saysWhatAWorkerOfItsOwnNeeds() {
        assertThat(run("worker")).isEqualTo(1);
        assertThat(said.toString()).contains("needs a PostgreSQL of yours: set AUTOTAG_DB_URL", "ops/autotag up");
    }

    @Test
    void theHelpOfAWorkerNamesWhatAWorkerTakesAndNothingElse() {
        assertThat(run("worker", "--help")).isZero();
        assertThat(said.toString())
                .contains("--db-url", "--db-user", "--temporal-address", "--temporal-namespace", "--blobs")
                .contains("--metrics-port", "AUTOTAG_WORKER_METRICS_PORT", "AUTOTAG_DB_PASSWORD", "AUTOTAG_LOG_FORMAT")
                .doesNotContain("--public-url", "--admin-port");
    }

    @Test
    void refusesADatabaseAddressThatIsNone() {
        assertThat(run("api", "--db-url", "postgres://db/autotag")).isEqualTo(1);
        assertThat(said.toString()).contains("AUTOTAG_DB_URL must look like jdbc:postgresql://");
    }

    @Test
    void refusesATemporalAddressWithoutAPort() {
        assertThat(run("up", "--temporal-address", "temporal")).isEqualTo(1);
        assertThat(said.toString()).contains("AUTOTAG_TEMPORAL_ADDRESS must look like host:7233");
    }

    @Test
    void refusesAPlaceForFilesThatIsNone() {
        assertThat(run("worker", "--blobs", "gs://bucket")).isEqualTo(1);
        assertThat(said.toString()).contains("AUTOTAG_BLOBS must be a folder, or look like s3://bucket");
    }

    @Test
    void refusesAPortThatDoesNotExist() {
        assertThat(run("up", "--port", "70000")).isEqualTo(1);
        assertThat(said.toString()).contains("AUTOTAG_PORT must be a port from 1 to 65535");
    }

    @Test
    void statusOfAnEmptyHomeIsThatNothingRuns() {
        assertThat(run("status")).isEqualTo(3);
        assertThat(run("status", "-o", "json")).isEqualTo(3);
    }

    @Test
    void stoppingWhatDoesNotRunIsNoError() {
        assertThat(run("down")).isZero();
    }

    @Test
    void reportsWhatACommandOverRestMeets() {
        assertThat(run("runs", "list", "Harbour", "--url", "http://127.0.0.1:1"))
                .isEqualTo(3);
        assertThat(said.toString()).contains("Nothing answers at http://127.0.0.1:1");
    }

    @Test
    void everyCommandHasHelp() {
        for (String command :
                Main.commandLine(new Home(folder)).getSubcommands().keySet()) {
            assertThat(run(command, "--help")).as(command).isZero();
        }
    }

    private int run(String... arguments) {
        CommandLine root = Main.commandLine(new Home(folder));
        PrintWriter both = new PrintWriter(said, true);
        return root.setOut(both).setErr(both).execute(arguments);
    }
}
