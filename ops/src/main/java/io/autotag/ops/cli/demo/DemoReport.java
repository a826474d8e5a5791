package io.autotag.ops.cli.demo;

import com.fasterxml.jackson.databind.JsonNode;
import io.autotag.ops.cli.ApiClient;
import io.autotag.ops.cli.Console;
import io.autotag.ops.cli.Console.Style;
import io.autotag.ops.cli.Fields;
import io.autotag.ops.cli.ItemQuery;
import io.autotag.ops.cli.Table;
import io.autotag.ops.cli.demo.Findings.Best;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** What the demonstration prints once its run has ended. */
final class DemoReport {

    private static final int HITS = 4;
    private static final String INDENT = "  ";

    private static final List<Question> QUESTIONS = List.of(
            new Question("Where is a boat?", "object_prefix:boat"),
            new Question("Where is a person for sure?", "object_prefix:person AND score >= 0.7"),
            new Question("Where are three people?", "count(object(label = \"person\" AND score >= 0)) >= 3"));

    private record Question(String words, String query) {}

    private final Console console;

    DemoReport(Console console) {
        this.console = console;
    }

    void found(Findings findings) {
        console.heading("What was found");
        Table table =
                new Table().text("LABEL").number("SCORE").text("SUREST ON").number("PHOTOS");
        for (Best best : findings.bestByLabel()) {
            String score = String.format(Locale.ROOT, "%.2f", best.score());
            table.row(best.label(), score, best.photo(), String.valueOf(best.photos()));
        }
        console.table(table, INDENT);
        console.blank();
        console.line(INDENT + "A score of 0 is as likely right as wrong, 0.8 is 90 % likely right.");
    }

    void bands(Findings findings) {
        console.heading("By score band");
        long most = findings.bands().values().stream()
                .mapToLong(Long::longValue)
                .max()
                .orElse(1);
        List<String> ranges = List.of("0.8 to 1", "0.5 to 0.8", "0 to 0.5", "below 0");
        int row = 0;
        for (Map.Entry<String, Long> band : findings.bands().entrySet()) {
            String bar = console.bar((int) Math.round(40.0 * band.getValue() / Math.max(1, most)));
            console.line(String.format(
                    Locale.ROOT, "  %-9s %-11s %5d  %s", band.getKey(), ranges.get(row++), band.getValue(), bar));
        }
    }

    void failures(List<JsonNode> failures) {
        console.heading("Not tagged");
        for (JsonNode failure : failures) {
            console.line(INDENT + Fields.text(failure, "key") + "  "
                    + console.styled(Fields.text(failure, "code"), Style.WARN));
            console.line("    " + Fields.text(failure, "message"));
        }
    }

    void queries(ApiClient api, String projectUid) {
        console.heading("Three queries");
        for (Question question : QUESTIONS) {
            List<JsonNode> items = ItemQuery.find(api, projectUid, question.query(), 1000);
            console.line(INDENT + question.words() + "  " + console.styled(question.query(), Style.DIM));
            ItemQuery.table(items.subList(0, Math.min(HITS, items.size())))
                    .rowsOnly(console.width() - 4, console.ellipsis())
                    .forEach(line -> console.line("    " + line));
            String more = items.size() > HITS ? "and " + (items.size() - HITS) + " more" : "";
            console.line("    " + (items.isEmpty() ? "nothing" : more));
        }
    }

    void address(Host host, String signIn) {
        console.heading("Where it is");
        console.line("  web  " + signIn);
        console.line("       signs one browser in, once; \"ops/autotag sign-in\" makes another");
        console.line("  API  " + host.endpoint() + "/api/v1/");
        console.line("  key  " + host.key());
        console.line("  try  AUTOTAG_API_KEY=... ops/autotag query " + DemoData.PROJECT + " 'object_prefix:cat'");
    }

    void verdict(Verdict verdict, List<Assets.Photo> leftOut) {
        console.blank();
        if (!leftOut.isEmpty()) {
            console.line(console.styled("Left out: ", Style.WARN)
                    + String.join(", ", leftOut.stream().map(Assets.Photo::name).toList())
                    + ". Their packages could not be had; the lines above say why.");
        }
        if (verdict.isGood()) {
            console.line(console.tick() + " Everything that was expected happened.");
        }
        verdict.broken().forEach(sentence -> console.line(console.cross() + " " + sentence));
    }

    /**
     * The machine-readable end.
     *
     * @param firstTag from the launch to the first photo that this demonstration tagged; empty where all were tagged before
     */
    void figures(Optional<Duration> firstTag, long tagged) {
        firstTag.ifPresent(took ->
                console.line(String.format(Locale.ROOT, "figure demo_first_tag_s %.1f s", took.toMillis() / 1000.0)));
        console.line("figure demo_items_tagged " + tagged + " items");
    }
}
