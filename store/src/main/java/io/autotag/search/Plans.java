package io.autotag.search;

import io.autotag.query.sql.SqlFragment;
import io.autotag.store.Transaction;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What PostgreSQL says about statements. */
final class Plans {

    private static final Pattern ROWS = Pattern.compile("rows=(\\d+)");
    private static final Pattern INDEX = Pattern.compile("(?:using|Bitmap Index Scan on) (\\S+)");

    private Plans() {}

    /** How many rows the planner expects. */
    static long expectedRows(Transaction tx, SqlFragment statement) {
        String top = explain(tx, "EXPLAIN ", statement).get(0);
        Matcher rows = ROWS.matcher(top);
        if (!rows.find()) {
            throw new IllegalStateException("A plan begins with its rows: " + top);
        }
        return Long.parseLong(rows.group(1));
    }

    /** Runs the statement and says how. */
    static List<String> run(Transaction tx, SqlFragment statement) {
        return explain(tx, "EXPLAIN (ANALYZE, BUFFERS) ", statement);
    }

    /** The names of the indexes in a plan; one of a partition goes by the name of the whole table's. */
    static List<String> indexes(Transaction tx, List<String> plan) {
        List<String> used = plan.stream()
                .flatMap(line -> INDEX.matcher(line).results())
                .map(found -> found.group(1))
                .distinct()
                .toList();
        return tx.sql(
                        """
                        SELECT DISTINCT coalesce(whole.relname, part.relname) AS name
                        FROM pg_class part
                        LEFT JOIN pg_inherits i ON i.inhrelid = part.oid
                        LEFT JOIN pg_class whole ON whole.oid = i.inhparent
                        WHERE part.relkind IN ('i', 'I') AND part.relname = ANY (?) ORDER BY name""",
                        used)
                .list(row -> row.text("name"));
    }

    private static List<String> explain(Transaction tx, String how, SqlFragment statement) {
        return tx.sql(SqlFragment.of(how).then(statement)).list(row -> row.text("QUERY PLAN"));
    }
}
