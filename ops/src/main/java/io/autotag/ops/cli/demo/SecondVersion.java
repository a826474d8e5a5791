package io.autotag.ops.cli.demo;

import io.autotag.ops.cli.ApiClient;
import io.autotag.ops.cli.CliException;
import io.autotag.ops.cli.CompareTables;
import io.autotag.ops.cli.Compared;
import io.autotag.ops.cli.Console;
import io.autotag.ops.cli.demo.DemoData.Made;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;

/**
 * The same detector with another card, which squeezes photos to a square instead of keeping their proportions: a second
 * version over the same photos, hidden from people, and how the two stand to each other.
 */
final class SecondVersion {

    private static final String FIRST = DemoData.MODEL + "@1";
    private static final String SECOND = DemoData.MODEL + "@2";

    private static final String KEPT = "resize: letterbox, pad: 0";
    private static final String SQUEEZED = "resize: stretch";

    private final ApiClient api;
    private final Console console;
    private final Stages stages;
    private final InstantSource clock;

    SecondVersion(ApiClient api, Console console, Stages stages, InstantSource clock) {
        this.api = api;
        this.console = console;
        this.stages = stages;
        this.clock = clock;
    }

    void compare(Made project, Prepared files, String previewItem) throws IOException {
        console.heading("Two versions over the same photos");
        DemoData data = new DemoData(api, console);
        Path card = card(files.card());
        Made second = stages.run(
                "Model",
                () -> data.secondVersion(files.onnx(), card, previewItem),
                version -> SECOND + (version.fresh() ? ", photos squeezed to a square" : " is here"));
        stages.run(
                "Run",
                () -> new DemoRun(api, console, clock).toTheEnd(project.uid(), second.uid()),
                Demonstration::ran);
        console.blank();
        Compared compared = new Compared(api, project.uid(), new Compared.Versions(FIRST, SECOND), "");
        CompareTables.print(console, compared.figures(""));
        console.blank();
        console.line(
                "  again  AUTOTAG_API_KEY=... ops/autotag compare " + DemoData.PROJECT + " " + FIRST + " " + SECOND);
    }

    /** The first version's card with the other way to resize. */
    private static Path card(Path first) throws IOException {
        String text = Files.readString(first);
        String squeezed = text.replace(KEPT, SQUEEZED).replace("version: \"1\"", "version: \"2\"");
        if (squeezed.equals(text)) {
            throw CliException.refused("The card " + first + " is not the demonstration's.");
        }
        return Files.writeString(first.resolveSibling(DemoData.MODEL + "-squeezed.yaml"), squeezed);
    }
}
