package io.autotag.ops;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.autotag.ops.cli.ApiClient;
import io.autotag.ops.cli.CliException;
import io.autotag.ops.cli.Fields;
import io.autotag.ops.cli.RunView;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/** A project of its own, and a run that somebody started there. */
record Tagging(Installation site, String projectUid, String runUid) {

    private static final Duration PATIENCE = Duration.ofMinutes(4);

    /** Of a prediction, without what may differ from one run to the next: ids and times. */
    private static final String COLUMNS =
            """
            SELECT i.key, p.seq, l.name, p.level, p.score, p.confidence, p.status, p.version, p.x, p.y, p.w, p.h,
                   c.n, (SELECT count(*) FROM set_item o WHERE o.set_id = p.set_id AND o.item_id = p.item_id)
            """;

    /** All that a run leaves behind. */
    private static final String PREDICTIONS = COLUMNS
            + """
            FROM run r
            JOIN prediction p ON p.set_id = r.set_id
            JOIN set_item c ON c.set_id = p.set_id AND c.item_id = p.item_id AND c.run_id = p.run_id
            JOIN item i ON i.id = p.item_id
            JOIN label l ON l.id = p.label_id
            WHERE r.uid = ?
            ORDER BY i.key, p.seq
            """;

    private static final String OF_PROJECT = COLUMNS
            + """
                   , p.run_id = c.run_id
            FROM project j
            JOIN prediction_set t ON t.project_id = j.id
            JOIN prediction p ON p.set_id = t.id
            JOIN set_item c ON c.set_id = p.set_id AND c.item_id = p.item_id
            JOIN item i ON i.id = p.item_id
            JOIN label l ON l.id = p.label_id
            WHERE j.uid = ?
            ORDER BY i.key, p.seq
            """;

    private static final String FAILURES =
            """
            SELECT i.key, f.code, f.message
            FROM run r JOIN run_failure f ON f.run_id = r.id JOIN item i ON i.id = f.item_id
            WHERE r.uid = ?
            ORDER BY i.key
            """;

    private static final String TOTALS =
            """
            SELECT r.total, r.state,
                   (SELECT count(*) FROM set_item c WHERE c.set_id = r.set_id),
                   (SELECT count(*) FROM prediction p WHERE p.set_id = r.set_id)
            FROM run r WHERE r.uid = ?
            """;

    /** What a run that nothing befalls leaves; it has completed. */
    static Tagging undisturbed(Installation site, TestMaterial material) throws InterruptedException {
        return begin(site, "undisturbed", material).awaitCompleted();
    }

    /** Starts a run of the model over the whole dataset, in a new project. */
    static Tagging begin(Installation site, String name, TestMaterial material) {
        return start(site, project(site.api(), name, material, false));
    }

    /** Starts a run in that project, as its settings say. */
    static Tagging start(Installation site, String projectUid) {
        ObjectNode nothing = JsonNodeFactory.instance.objectNode();
        String run = Fields.text(site.api().post("/projects/" + projectUid + "/autotag/run/", nothing), "uid");
        return new Tagging(site, projectUid, run);
    }

    /**
     * A project that is tagged by the model; answers its uid.
     *
     * @param arrivals whether what is uploaded from now on is tagged at once
     */
    static String project(ApiClient api, String name, TestMaterial material, boolean arrivals) {
        ObjectNode project = JsonNodeFactory.instance.objectNode().put("name", name);
        project.putArray("datasets").add(material.dataset());
        String uid = Fields.text(api.post("/projects/", project), "uid");
        ObjectNode settings = JsonNodeFactory.instance.objectNode();
        settings.put("enabled", true).put("model", material.model()).put("auto_run", arrivals);
        settings.putObject("data").put("type", "full");
        api.put("/projects/" + uid + "/autotag/", settings);
        return uid;
    }

    /** Waits until so many items are done; fails when the run is over by then. */
    RunView awaitProcessed(long least) throws InterruptedException {
        RunView run = await(seen -> seen.isFinal() || seen.count("processed_items") >= least);
        if (run.isFinal()) {
            throw new IllegalStateException("The run was over before anything could be killed: " + run.sentence());
        }
        return run;
    }

    RunView awaitEnd() throws InterruptedException {
        return await(RunView::isFinal);
    }

    /** Waits for its end, which must be that it has completed. */
    Tagging awaitCompleted() throws InterruptedException {
        assertThat(awaitEnd().sentence()).startsWith("completed");
        return this;
    }

    /** One line a row, floats as their bits are. */
    List<String> rows() throws SQLException {
        List<String> rows = new ArrayList<>();
        try (Connection connection = site.database()) {
            rows.addAll(lines(connection, TOTALS, runUid));
            rows.addAll(lines(connection, FAILURES, runUid));
            rows.addAll(lines(connection, PREDICTIONS, runUid));
        }
        return rows;
    }

    /** The predictions in all sets of the project, each with how often its item was claimed, and whether by its own run. */
    static List<String> predictions(Installation site, String projectUid) throws SQLException {
        try (Connection connection = site.database()) {
            return lines(connection, OF_PROJECT, projectUid);
        }
    }

    List<String> failures() throws SQLException {
        try (Connection connection = site.database()) {
            return lines(connection, FAILURES, runUid);
        }
    }

    static List<String> lines(Connection connection, String query, String uid) throws SQLException {
        List<String> lines = new ArrayList<>();
        try (PreparedStatement statement = connection.prepareStatement(query)) {
            statement.setString(1, uid);
            ResultSet result = statement.executeQuery();
            int columns = result.getMetaData().getColumnCount();
            while (result.next()) {
                StringBuilder line = new StringBuilder();
                for (int column = 1; column <= columns; column++) {
                    line.append(result.getString(column)).append(' ');
                }
                lines.add(line.toString());
            }
        }
        return lines;
    }

    /** Asks until the answer is as wanted; an API that is away for a while is asked again. */
    RunView await(Predicate<RunView> wanted) throws InterruptedException {
        Optional<RunView> last =
                Eventually.last(PATIENCE, this::seen, run -> run.filter(wanted).isPresent());
        return last.filter(wanted)
                .orElseThrow(() -> new IllegalStateException("Waited too long; the run was last seen "
                        + last.map(RunView::sentence).orElse("never")));
    }

    /** What the API says; empty while it is away. */
    Optional<RunView> seen() {
        try {
            return Optional.of(new RunView(site.api().get("/runs/" + runUid + "/")));
        } catch (CliException e) {
            if (e.code() == CliException.Code.UNREACHABLE) {
                return Optional.empty();
            }
            throw e;
        }
    }
}
