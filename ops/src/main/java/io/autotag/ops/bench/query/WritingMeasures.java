package io.autotag.ops.bench.query;

import io.autotag.ops.bench.query.Caller.Request;
import io.autotag.ops.cli.CliException;
import io.autotag.ops.cli.Console;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;

/** What writing and asking do to each other: how soon what was written is found, and how much slower the writer gets. */
record WritingMeasures(
        BenchSite site, Caller caller, QueryData data, int items, Console console, List<String> figures) {
    private static final int TURNS = 3;
    private static final double MOST_SECONDS = 5;
    private static final double ITEMS_A_SECOND = 20_000;
    private static final int SEEN_A_TURN = 10;
    private static final long PAUSE_MILLIS = 500;

    void take() throws SQLException {
        console.heading("While a writer writes at full speed");
        List<Latencies> seen = new ArrayList<>();
        List<Double> alone = new ArrayList<>();
        List<Double> asked = new ArrayList<>();
        try (SteadyWriter writer = new SteadyWriter(site.login(), data, items)) {
            for (int turn = 0; turn < TURNS; turn++) {
                alone.add(writer.write(seconds()));
                asked.add(whileAsked(writer));
                seen.add(whileWriting(writer, turn));
            }
        }
        Latencies visible = Latencies.all(seen);
        double ratio = new Latencies(alone).p50() / new Latencies(asked).p50();
        console.line("  seen after its commit, ms: " + visible.text());
        console.line(String.format(
                Locale.ROOT,
                "  items a second: %.0f alone, %.0f while somebody asks twice a second",
                new Latencies(alone).p50(),
                new Latencies(asked).p50()));
        figures.add(String.format(Locale.ROOT, "figure visible_after_commit_p95_ms %.0f ms", visible.p95()));
        figures.add(String.format(Locale.ROOT, "figure run_slowdown_ratio %.3f ratio", ratio));
    }

    /** Of a part of a turn; a small data set is not worth more. */
    private double seconds() {
        return Math.min(MOST_SECONDS, items / ITEMS_A_SECOND);
    }

    /** A page and a count twice a second. */
    private double whileAsked(SteadyWriter writer) throws SQLException {
        AtomicBoolean over = new AtomicBoolean();
        CompletableFuture<Void> asking = CompletableFuture.runAsync(() -> {
            while (!over.get()) {
                String project = "/projects/" + data.projectUid() + "/";
                caller.ask(Request.get(project + BenchQuery.ALL.get(2).page()));
                caller.ask(Request.get(project + BenchQuery.ALL.get(2).count()));
                pause();
            }
        });
        double speed = writer.write(seconds());
        over.set(true);
        asking.join();
        return speed;
    }

    private Latencies whileWriting(SteadyWriter writer, int turn) {
        CompletableFuture<Latencies> looking = CompletableFuture.supplyAsync(() -> {
            try {
                return new Sightings(caller, site.login(), data).take(turn * SEEN_A_TURN, (turn + 1) * SEEN_A_TURN);
            } catch (SQLException e) {
                throw new IllegalStateException("A prediction could not be written.", e);
            }
        });
        try {
            while (!looking.isDone()) {
                writer.write(0);
            }
        } catch (SQLException e) {
            throw new IllegalStateException("The writer failed.", e);
        }
        return looking.join();
    }

    private static void pause() {
        try {
            Thread.sleep(PAUSE_MILLIS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw CliException.refused("Interrupted.");
        }
    }
}
