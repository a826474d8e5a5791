package io.autotag.ops;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** How many rows each table of a database has at one moment, partitions counted with their table. */
record TableRows(Map<String, Long> rows) {

    /** What people put in, what was found on it, what they decided, and which run did what: kept as long as they want it. */
    static final Set<String> DATA = Set.of(
            "annotation",
            "blob",
            "facet_block",
            "item",
            "prediction",
            "project_item",
            "review_event",
            "run",
            "run_block",
            "run_chunk",
            "run_failure",
            "set_item",
            "upload");

    /** What grows while there is work and is removed by itself, and when. */
    static final Map<String, String> CLEANED = Map.of(
            "outbox", "when Temporal was told",
            "run_probe", "when the picture was answered or given up",
            "change_log", "after an hour",
            "webhook_delivery", "a week after it arrived",
            "review_save", "after thirty days",
            "worker", "an hour after it was seen last");

    private static final String TABLES =
            """
            SELECT relname FROM pg_class
            WHERE relnamespace = 'public'::regnamespace AND relkind IN ('r', 'p') AND NOT relispartition ORDER BY relname
            """;

    TableRows {
        rows = Map.copyOf(rows);
    }

    static TableRows of(Connection connection) throws SQLException {
        List<String> tables = new ArrayList<>();
        Map<String, Long> rows = new TreeMap<>();
        try (Statement statement = connection.createStatement()) {
            try (ResultSet found = statement.executeQuery(TABLES)) {
                while (found.next()) {
                    tables.add(found.getString(1));
                }
            }
            for (String table : tables) {
                try (ResultSet found = statement.executeQuery("SELECT count(*) FROM " + table)) {
                    found.next();
                    rows.put(table, found.getLong(1));
                }
            }
        }
        return new TableRows(rows);
    }

    /** Of a table that there is. */
    long of(String table) {
        Long count = rows.get(table);
        if (count == null) {
            throw new IllegalArgumentException("There is no table " + table + ", only " + rows.keySet() + ".");
        }
        return count;
    }

    /** The tables that have more rows than they had then, by name. */
    List<String> grownSince(TableRows then) {
        return rows.keySet().stream()
                .filter(table -> of(table) > then.of(table))
                .sorted()
                .toList();
    }
}
