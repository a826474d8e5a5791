package io.autotag.ops.cli.demo;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.autotag.ops.cli.ApiClient;
import io.autotag.ops.cli.Console;
import io.autotag.ops.cli.Fields;
import io.autotag.ops.cli.Pages;
import io.autotag.ops.cli.RunView;
import io.autotag.ops.cli.RunWatcher;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The demonstration's run: one that an interrupted demonstration left open is taken up, else a new one is started. */
final class DemoRun {

    /** How the run ended, and when its first item was seen tagged. */
    record Ended(RunView run, Optional<Instant> firstTag, boolean takenUp, List<JsonNode> failures) {

        Ended {
            failures = List.copyOf(failures);
        }
    }

    private final ApiClient api;
    private final Console console;
    private final InstantSource clock;

    DemoRun(ApiClient api, Console console, InstantSource clock) {
        this.api = api;
        this.console = console;
        this.clock = clock;
    }

    /** @param versionUid the model version that tags */
    Ended toTheEnd(String projectUid, String versionUid) {
        Optional<RunView> open = Pages.read(api, "/projects/" + projectUid + "/runs/", 20).stream()
                .map(RunView::new)
                .filter(run -> !run.isFinal()
                        && Fields.text(run.json(), "model_version").equals(versionUid))
                .findFirst();
        RunView begun = open.orElseGet(() -> start(projectUid, versionUid));
        List<Instant> tagged = new ArrayList<>();
        RunView ended = new RunWatcher(api).watch(begun.uid(), run -> {
            if (run.count("successful_items") > 0) {
                tagged.add(clock.instant());
            }
            console.progress(run.progress());
        });
        console.progressDone();
        List<JsonNode> failures = Pages.read(api, "/runs/" + ended.uid() + "/failures/", Integer.MAX_VALUE);
        return new Ended(ended, tagged.stream().findFirst(), open.isPresent(), failures);
    }

    private RunView start(String projectUid, String versionUid) {
        return new RunView(api.post(
                "/projects/" + projectUid + "/autotag/run/",
                JsonNodeFactory.instance.objectNode().put("model_version", versionUid)));
    }

    /** The file names that failed. */
    static List<String> failed(Ended ended) {
        return ended.failures().stream().map(one -> Fields.text(one, "key")).toList();
    }
}
