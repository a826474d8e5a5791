package io.autotag.ops.cli.demo;

import com.fasterxml.jackson.databind.JsonNode;
import io.autotag.ops.cli.ApiClient;
import io.autotag.ops.cli.CliException;
import io.autotag.ops.cli.Console;
import io.autotag.ops.cli.Fields;
import io.autotag.ops.cli.SignInLink;
import io.autotag.ops.cli.Texts;
import io.autotag.ops.cli.demo.Assets.Photo;
import io.autotag.ops.cli.demo.DemoData.Made;
import io.autotag.ops.cli.demo.DemoRun.Ended;
import io.autotag.ops.cli.demo.Verdict.Outcome;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** One demonstration on a running host: from files on disk to answered queries, each step told as it happens. */
final class Demonstration {

    private static final String PREVIEWED = "yellow-car.jpg";

    private final Assets table;
    private final Console console;
    private final Instant launched;
    private final InstantSource clock = InstantSource.system();
    private final Stages stages;

    Demonstration(Assets table, Console console, Stages stages, Instant launched) {
        this.table = table;
        this.console = console;
        this.stages = stages;
        this.launched = launched;
    }

    /** Shows everything; answers whether everything expected happened. */
    boolean show(Host host, Prepared files) throws IOException {
        ApiClient api = new ApiClient(host.endpoint(), Optional.of(host.key()));
        DemoData data = new DemoData(api, console);
        Made dataset = stages.run("Upload", () -> data.dataset(files.assets().photoFolder()), Demonstration::uploaded);
        Map<String, String> items = data.items(dataset.json());
        Made model = stages.run(
                "Model", () -> data.model(files.onnx(), files.card(), previewed(items)), Demonstration::registered);
        Made project = stages.run("Project", () -> data.project(dataset.uid()), Demonstration::created);
        data.enableAutotag(project.uid(), model.uid());
        Ended ended = stages.run(
                "Run",
                () -> new DemoRun(api, console, clock).toTheEnd(project.uid(), active(model)),
                Demonstration::ran);
        Findings findings = data.findings(items, project.uid());
        report(api, project.uid(), ended, findings);
        new SecondVersion(api, console, stages, clock).compare(project, files, previewed(items));
        return conclude(api, host, files, shown(files, items, dataset.fresh()), ended, findings);
    }

    private void report(ApiClient api, String projectUid, Ended ended, Findings findings) {
        DemoReport report = new DemoReport(console);
        report.found(findings);
        report.bands(findings);
        report.failures(ended.failures());
        report.queries(api, projectUid);
    }

    private boolean conclude(
            ApiClient api, Host host, Prepared files, List<Photo> photos, Ended ended, Findings findings) {
        long tagged = ended.run().count("successful_items")
                + ended.run().count("skipped_unchanged")
                + ended.run().count("skipped_protected");
        Outcome outcome = new Outcome(ended.run().status(), tagged, Set.copyOf(DemoRun.failed(ended)), findings);
        Verdict verdict = Verdict.on(outcome, photos, table.expectedScores());
        DemoReport report = new DemoReport(console);
        report.address(host, SignInLink.url(api));
        report.verdict(verdict, files.assets().leftOut());
        report.figures(ended.firstTag().map(at -> Duration.between(launched, at)), tagged);
        return verdict.isGood();
    }

    /** The photos that must be tagged: those just sent, or those that an earlier demonstration had. */
    private static List<Photo> shown(Prepared files, Map<String, String> items, boolean fresh) {
        return files.assets().photos().stream()
                .filter(photo -> fresh || items.containsKey(photo.name()))
                .toList();
    }

    private static String previewed(Map<String, String> items) {
        String uid = items.get(PREVIEWED);
        if (uid == null) {
            throw CliException.refused("The dataset \"" + DemoData.DATASET + "\" does not hold " + PREVIEWED
                    + ": it is not the demonstration's. Start with another AUTOTAG_HOME.");
        }
        return uid;
    }

    private static String uploaded(Made dataset) {
        String items = Texts.count(dataset.json().path("item_count").asLong(), "file");
        return dataset.fresh()
                ? items + " as dataset \"" + DemoData.DATASET + "\""
                : "dataset \"" + DemoData.DATASET + "\" is here with " + items + ", nothing sent";
    }

    private static String registered(Made model) {
        if (!model.fresh()) {
            return "\"" + DemoData.MODEL + "\" is here and active";
        }
        JsonNode version = model.json().path("version");
        JsonNode preview = model.json().path("preview");
        String seen = preview.isEmpty() ? "nothing" : "a " + Fields.text(preview.get(0), "label");
        return "recognised as " + Fields.text(version, "head") + ", preview finds " + seen + ", active";
    }

    private static String created(Made project) {
        return "\"" + DemoData.PROJECT + "\"" + (project.fresh() ? "" : " is here") + ", Autotag enabled";
    }

    /** The uid of the version that people see. */
    private static String active(Made model) {
        return Fields.text(model.json().path("active_version"), "uid");
    }

    static String ran(Ended ended) {
        long tagged = ended.run().count("successful_items");
        long unchanged = ended.run().count("skipped_unchanged");
        String begun = ended.takenUp() ? "taken up: " : "";
        long decided = ended.run().count("skipped_protected");
        String rest = unchanged > 0 ? ", " + unchanged + " unchanged from before" : "";
        String reviewed = decided > 0 ? ", " + decided + " reviewed and left alone" : "";
        return begun + Texts.count(tagged, "photo") + " tagged" + rest + reviewed + ", "
                + ended.run().count("failed_items") + " failed";
    }
}
