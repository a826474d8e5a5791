package io.autotag.activity;

import io.autotag.store.DatabaseSettings;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;

/** Looks at tables, past everything that is ours. */
record Rows(DatabaseSettings settings) {

    /** Every row that runs leave, bit for bit: reals and masks as their bytes. */
    List<String> ofRuns() {
        List<String> rows = new ArrayList<>();
        rows.addAll(
                texts(
                        """
                SELECT concat_ws(' ', shard, set_id, item_id, seq, run_id, label_id, level, float4send(score),
                                 float4send(confidence), status, version, float4send(x), float4send(y), float4send(w),
                                 float4send(h), geometry) FROM prediction ORDER BY shard, set_id, item_id, seq"""));
        rows.addAll(texts("SELECT i::text FROM set_item i ORDER BY set_id, item_id"));
        rows.addAll(texts("SELECT concat_ws(' ', run_id, item_id, code, message) FROM run_failure"
                + " ORDER BY run_id, item_id"));
        return rows;
    }

    /** Code and key of each failed item, by key. */
    List<String> failures() {
        return texts("SELECT concat_ws(' ', i.key, f.code) FROM run_failure f JOIN item i ON i.id = f.item_id"
                + " ORDER BY i.key");
    }

    long number(String query) {
        return Long.parseLong(texts(query).get(0));
    }

    List<String> texts(String query) {
        try (Connection connection = connect();
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(query)) {
            List<String> texts = new ArrayList<>();
            while (rows.next()) {
                texts.add(String.valueOf(rows.getString(1)));
            }
            return texts;
        } catch (SQLException failure) {
            throw new IllegalStateException("Unable to run: " + query, failure);
        }
    }

    void change(String statement) {
        try (Connection connection = connect();
                Statement change = connection.createStatement()) {
            change.execute(statement);
        } catch (SQLException failure) {
            throw new IllegalStateException("Unable to run: " + statement, failure);
        }
    }

    private Connection connect() throws SQLException {
        return DriverManager.getConnection(settings.jdbcUrl(), settings.user(), settings.password());
    }
}
