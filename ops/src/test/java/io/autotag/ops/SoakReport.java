package io.autotag.ops;

import io.autotag.ops.cli.Console;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/** What a soak shows. */
record SoakReport(Console console, List<Footprints> footprints, TableRows before, TableRows after) {

    /** One line of how it is going. */
    static void look(Console console, List<Footprints> processes, int saves) {
        StringBuilder line = new StringBuilder("  " + saves + " saves");
        for (Footprints process : processes) {
            Footprints.Footprint now = process.look();
            line.append(text("; %s %.0f MiB live, %.0f resident", process.unit(), now.live(), now.resident()));
        }
        console.line(line.toString());
    }

    void show(double photosASecond, double savesASecond) {
        console.heading("Rows, soon after the beginning and at the end");
        after.grownSince(before)
                .forEach(table -> console.line(text(
                        "  %-18s %8d %8d  %s",
                        table,
                        before.of(table),
                        after.of(table),
                        TableRows.CLEANED.getOrDefault(
                                table, TableRows.DATA.contains(table) ? "data" : "NOT KNOWN TO GROW"))));
        console.blank();
        console.line(text("figure soak_uploads_per_s %.2f photos/s", photosASecond));
        console.line(text("figure soak_saves_per_s %.2f saves/s", savesASecond));
        for (Footprints process : footprints) {
            console.line(text(
                    "figure soak_%s_live_mb %.0f MiB",
                    process.unit(), process.last().live()));
            console.line(text("figure soak_%s_live_growth_mb_min %.3f MiB/min", process.unit(), process.liveAMinute()));
            console.line(text(
                    "figure soak_%s_rss_mb %.0f MiB",
                    process.unit(), process.last().resident()));
            console.line(
                    text("figure soak_%s_rss_growth_mb_min %.3f MiB/min", process.unit(), process.residentAMinute()));
        }
    }

    /** Tables that grew although they hold neither data nor what is removed, and those that are empty at rest and are not. */
    List<String> strange() {
        return Stream.concat(
                        after.grownSince(before).stream()
                                .filter(table -> !TableRows.DATA.contains(table))
                                .filter(table -> !TableRows.CLEANED.containsKey(table)),
                        Stream.of("outbox", "run_probe").filter(table -> after.of(table) > 0))
                .toList();
    }

    private static String text(String format, Object... values) {
        return String.format(Locale.ROOT, format, values);
    }
}
