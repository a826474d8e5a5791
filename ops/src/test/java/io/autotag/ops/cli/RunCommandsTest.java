package io.autotag.ops.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.util.Arrays;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/** What the commands that steer runs and tell who did what ask, and how they end. */
final class RunCommandsTest {

    private static final String RUN = "{\"uid\": \"r1\", \"priority\": 5, \"window\": null}";

    private final TestApi api = new TestApi();
    private final StringWriter err = new StringWriter();

    @Command(name = "autotag")
    private static final class Root {}

    @AfterEach
    void close() {
        api.close();
    }

    @Test
    void changesThePriorityAlone() {
        api.answer("PATCH /runs/r1/", 200, RUN);
        assertThat(run("runs", "tune", "r1", "--priority", "5")).isZero();
        assertThat(lastBody()).isEqualTo("{\"priority\":5}");
    }

    @Test
    void givesAWindowAndTakesItBack() {
        api.answer("PATCH /runs/r1/", 200, RUN);
        assertThat(run("runs", "tune", "r1", "--window", "16")).isZero();
        assertThat(lastBody()).isEqualTo("{\"window\":16}");
        assertThat(run("runs", "tune", "r1", "--window", "auto")).isZero();
        assertThat(lastBody()).isEqualTo("{\"window\":0}");
    }

    @Test
    void refusesToTuneNothing() {
        assertThat(run("runs", "tune", "r1")).isEqualTo(2);
        assertThat(err.toString()).contains("Give --priority or --window");
        assertThat(run("runs", "tune", "r1", "--window", "wide")).isEqualTo(2);
        assertThat(api.asked()).isEmpty();
    }

    @Test
    void startsARunWithAPriority() {
        projects();
        api.answer("POST /projects/p1/autotag/run/", 201, RUN);
        assertThat(run("run", "start", "Harbour", "--priority", "1")).isZero();
        assertThat(lastBody()).isEqualTo("{\"force\":false,\"priority\":1}");
    }

    @Test
    void changesTheLimitsOfAProjectAndLeavesTheRest() {
        projects();
        api.answer(
                "GET /projects/p1/autotag/",
                200,
                "{\"enabled\":true,\"model\":\"m1\",\"data\":{\"type\":\"full\"},\"auto_run\":true,"
                        + "\"quiet_hours\":null,\"items_per_minute\":60}");
        api.answer("PUT /projects/p1/autotag/", 200, "{\"enabled\":true}");
        assertThat(run("projects", "autotag", "Harbour", "--quiet-hours", "22:00-07:00", "--zone", "Europe/Berlin"))
                .isZero();
        assertThat(lastBody())
                .isEqualTo("{\"enabled\":true,\"model\":\"m1\",\"data\":{\"type\":\"full\"},\"auto_run\":true,"
                        + "\"quiet_hours\":{\"zone\":\"Europe/Berlin\",\"ranges\":[{\"from\":\"22:00\","
                        + "\"to\":\"07:00\"}]},\"items_per_minute\":60}");
        assertThat(run("projects", "autotag", "Harbour", "--items-per-minute", "0", "--quiet-hours", "none"))
                .isZero();
        assertThat(lastBody()).endsWith("\"quiet_hours\":null,\"items_per_minute\":null}");
        assertThat(run("projects", "autotag", "Harbour", "--hold-running")).isEqualTo(2);
        assertThat(err.toString()).contains("There are no quiet hours yet");
    }

    @Test
    void readsWhoSteeredARun() {
        api.answer(
                "GET /runs/r1/history/?limit=1000",
                200,
                "{\"results\": [{\"at\": \"2026-11-26T12:00:00Z\", \"kind\": \"pause\", \"by\": \"ana\"}],"
                        + " \"next\": null}");
        assertThat(run("runs", "history", "r1")).isZero();
        assertThat(run("runs", "history", "r1", "-o", "ids")).isEqualTo(2);
    }

    @Test
    void readsWhoChangedWhat() {
        api.answer(
                "GET /audit/?kind=key_issued&limit=2",
                200,
                "{\"results\": [{\"at\": \"2026-11-26T12:00:00Z\", \"kind\": \"key_issued\", \"by\": \"ana\","
                        + " \"subject\": \"laptop\", \"detail\": null}], \"next\": null}");
        assertThat(run("audit", "--kind", "key_issued", "--limit", "2")).isZero();
        api.answer("GET /audit/?limit=50", 403, "{\"detail\": \"This takes the role admin.\"}");
        assertThat(run("audit")).isNotZero();
        assertThat(err.toString()).contains("takes the role admin");
        assertThat(run("audit", "-o", "ids")).isEqualTo(2);
    }

    private void projects() {
        api.answer(
                "GET /projects/?limit=1000",
                200,
                "{\"results\": [{\"uid\": \"p1\", \"name\": \"Harbour\"}], \"next\": null}");
    }

    private String lastBody() {
        return api.asked().get(api.asked().size() - 1).body();
    }

    private int run(String... arguments) {
        String[] all = Arrays.copyOf(arguments, arguments.length + 2);
        all[arguments.length] = "--url";
        all[arguments.length + 1] = api.url();
        return Commands.addTo(new CommandLine(new Root()), Files::copy)
                .setErr(new PrintWriter(err, true))
                .execute(all);
    }
}
