package io.autotag.ops.bench.query;

import com.fasterxml.jackson.databind.JsonNode;
import io.autotag.ops.bench.query.BenchSite.Login;
import io.autotag.ops.bench.query.Caller.Request;
import io.autotag.ops.cli.CliException;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/** How long after its commit a prediction is counted: one with a label that nothing else has, asked for again and again. */
final class Sightings {
    private static final double NANOS_PER_MILLI = 1e6;
    private static final double LONGEST_MILLIS = 30_000;
    private static final int SEQ = 100;

    private final Caller caller;
    private final Login login;
    private final QueryData data;

    Sightings(Caller caller, Login login, QueryData data) {
        this.caller = caller;
        this.login = login;
        this.data = data;
    }

    /** From the commit to the answer that counts it, for labels from one number up to another. */
    Latencies take(int from, int upTo) throws SQLException {
        List<Double> millis = new ArrayList<>();
        try (Connection connection = login.connect()) {
            connection.setAutoCommit(false);
            for (int number = from; number < upTo; number++) {
                write(connection, "seen-" + number);
                long committed = System.nanoTime();
                awaitCounted("seen-" + number, committed);
                millis.add((System.nanoTime() - committed) / NANOS_PER_MILLI);
            }
        }
        return new Latencies(millis);
    }

    private void write(Connection connection, String label) throws SQLException {
        PredictionRows.SetRow set = data.visible();
        QueryData.execute(
                connection,
                "WITH one AS (SELECT max(id) AS item FROM item), p AS (INSERT INTO prediction (shard, set_id, item_id, seq,"
                        + " run_id, label_id, level, score, confidence) SELECT " + set.shard() + ", " + set.id()
                        + ", item, (SELECT coalesce(max(seq) + 1, " + SEQ + ") FROM prediction WHERE shard = "
                        + set.shard()
                        + " AND set_id = " + set.id() + " AND item_id = item AND seq >= " + SEQ + "), "
                        + set.run() + ", l.id, 1, 0.9, 0.95 FROM one, label l WHERE l.name = '" + label + "')"
                        + " INSERT INTO change_log (project_id, set_id, item_ids) SELECT " + data.projectId() + ", "
                        + set.id() + ", ARRAY[item] FROM one");
        connection.commit();
    }

    private void awaitCounted(String label, long since) {
        Request count = Request.get("/projects/" + data.projectUid() + "/items/count/?query=object_prefix:" + label);
        while (!isCounted(caller.ask(count).json())) {
            if ((System.nanoTime() - since) / NANOS_PER_MILLI > LONGEST_MILLIS) {
                throw CliException.refused("A prediction was not seen 30 seconds after its commit.");
            }
        }
    }

    /** An estimate is of one item at least, whether there is one or not. */
    private static boolean isCounted(JsonNode answer) {
        return answer.path("count").asInt() > 0
                && !answer.path("count_is_estimate").asBoolean();
    }
}
