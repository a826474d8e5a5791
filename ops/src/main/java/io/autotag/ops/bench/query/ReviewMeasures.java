package io.autotag.ops.bench.query;

import io.autotag.ops.cli.Console;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Locale;

/** The page of what is pending, before and after the newest quarter of the items was reviewed. */
record ReviewMeasures(Measures measures, ReviewFlood flood, int items, Console console, List<String> figures) {
    void take() throws SQLException {
        console.heading("The pending page before and after reviewing the newest items, ms");
        measures.pendingPage();
        Latencies before = show("before", measures.pendingPage());
        Latencies held;
        try (Connection older = flood.olderSnapshot()) {
            int reviewed = flood.review(items);
            console.line("  " + reviewed + " items reviewed");
            measures.pendingPage();
            held = show("older snapshot open", measures.pendingPage());
            older.rollback();
        }
        flood.vacuum();
        Latencies after = show("after", measures.pendingPage());
        figure("query_pending_with_snapshot_ratio", held.p50() / before.p50());
        figure("query_pending_after_review_ratio", after.p50() / before.p50());
    }

    private Latencies show(String name, Latencies times) {
        console.line(String.format(Locale.ROOT, "  %-22s %s", name, times.text()));
        return times;
    }

    private void figure(String name, double value) {
        figures.add(String.format(Locale.ROOT, "figure %s %.2f ratio", name, value));
    }
}
