package io.autotag.ops.cli;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** Shows how two versions stand to each other, for people who see such a thing for the first time. */
public final class CompareTables {

    private static final List<String> OUTCOMES = List.of("agreed", "only_a", "only_b", "moved", "relabelled");
    private static final String INDENT = "  ";

    private CompareTables() {}

    public static void print(Console console, JsonNode compared) {
        console.line("A is " + named(compared.path("a")) + ", B is " + named(compared.path("b")) + ".");
        console.line("Both have looked at " + Texts.count(compared.path("items").asLong(), "item")
                + " here. Everything is known of " + Fields.text(compared, "finished_items") + " of them."
                + (compared.path("complete").asBoolean()
                        ? ""
                        : " These are the newest ones: ask for fewer by --query."));
        uncovered(compared.path("a"), compared.path("b")).ifPresent(console::line);
        uncovered(compared.path("b"), compared.path("a")).ifPresent(console::line);
        console.heading("Where they agree");
        console.table(outcomes(compared), INDENT);
        console.heading("How right they are");
        console.table(figures(compared), INDENT);
        console.blank();
        console.line(
                INDENT + "Moved: the same label at a place that only touches. Relabelled: another label at the same"
                        + " place.");
        console.line(
                INDENT + "In brackets: where the true share is with 95 % confidence. Drawn by people: a lower bound.");
        console.line(INDENT + Texts.count(compared.path("disagreements").asLong(), "item")
                + " to learn from: \"autotag compare ... --disagreements\" lists them.");
    }

    /** Whoever makes such a version the active one sees fewer suggestions afterwards. */
    private static Optional<String> uncovered(JsonNode version, JsonNode beside) {
        long covered = version.path("covered_items").asLong();
        long more = beside.path("covered_items").asLong();
        String name = Fields.text(version, "name");
        return covered >= more
                ? Optional.empty()
                : Optional.of(name + " has looked at " + Texts.count(covered, "item") + ", "
                        + Fields.text(beside, "name") + " at " + more + ": the others have no suggestions of " + name
                        + " until it runs on them.");
    }

    /** A row for each label, the most frequent first, and one for all. */
    static Table outcomes(JsonNode compared) {
        Table table = new Table()
                .text("LABEL")
                .number("AGREED")
                .number("ONLY A")
                .number("ONLY B")
                .number("MOVED")
                .number("RELABELLED");
        String of = Fields.text(compared, "label");
        row(table, of.isEmpty() ? "(all)" : of, compared.path("outcomes"));
        Fields.list(compared, "labels").stream()
                .filter(label -> of.isEmpty() && sum(label) > 0)
                .sorted(Comparator.comparingLong(CompareTables::sum).reversed())
                .forEach(label -> row(table, Fields.text(label, "label"), label.path("outcomes")));
        return table;
    }

    /** A row for each figure. */
    static Table figures(JsonNode compared) {
        JsonNode a = compared.path("a");
        JsonNode b = compared.path("b");
        Table table = new Table().text("").text("A").text("B");
        table.row("predictions", Fields.text(a, "predictions"), Fields.text(b, "predictions"));
        estimates(table, "right of them", "precision", a, b);
        estimates(table, "by decisions", "decided", a, b);
        estimates(table, "by evidence", "evidence", a, b);
        estimates(table, "found of what is there", "recall", a, b);
        estimates(table, "found of what people drew", "drawn_recall", a, b);
        table.row("average precision", value(a, "average_precision", "value"), value(b, "average_precision", "value"));
        table.row("calibration error", value(a, "calibration", "error"), value(b, "calibration", "error"));
        return table;
    }

    /** A row for each item. */
    static Table disagreements(List<JsonNode> items) {
        Table table = new Table().text("FILE").number("BITS").text("A AND B");
        for (JsonNode item : items) {
            List<String> each = Fields.list(item, "disagreements").stream()
                    .map(CompareTables::said)
                    .toList();
            table.row(Fields.text(item, "key"), Fields.decimal(item, "information"), String.join(", ", each));
        }
        return table;
    }

    private static String said(JsonNode disagreement) {
        String a = Fields.text(disagreement.path("a"), "label");
        String b = Fields.text(disagreement.path("b"), "label");
        return switch (Fields.text(disagreement, "outcome")) {
            case "only_a" -> "A " + a;
            case "only_b" -> "B " + b;
            case "moved" -> a + " moved";
            default -> "A " + a + " / B " + b;
        };
    }

    private static void row(Table table, String name, JsonNode outcomes) {
        table.row(
                name,
                Fields.text(outcomes, "agreed"),
                Fields.text(outcomes, "only_a"),
                Fields.text(outcomes, "only_b"),
                Fields.text(outcomes, "moved"),
                Fields.text(outcomes, "relabelled"));
    }

    private static long sum(JsonNode label) {
        return OUTCOMES.stream()
                .mapToLong(outcome -> label.path("outcomes").path(outcome).asLong())
                .sum();
    }

    private static void estimates(Table table, String title, String field, JsonNode a, JsonNode b) {
        table.row(title, Estimates.text(a.path(field)), Estimates.text(b.path(field)));
    }

    private static String value(JsonNode version, String figure, String field) {
        JsonNode found = version.path(figure);
        return found.path(field).isNumber() ? Fields.decimal(found, field) : Fields.text(found, "note");
    }

    private static String named(JsonNode version) {
        return Fields.text(version, "name")
                + (version.path("active").asBoolean() ? ", the one people see" : ", which people do not see yet");
    }
}
