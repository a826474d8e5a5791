package io.autotag.ops.check;

import java.nio.file.Path;
import java.util.concurrent.Callable;
import java.util.function.Consumer;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** {@code ops/check-models DIR}: the intake over a folder of model files that somebody knows the right answers for. */
@Command(
        name = "check-models",
        hidden = true,
        mixinStandardHelpOptions = true,
        description = {
            "Takes every file of DIR/files in as \"autotag models add\" does, with FILE.yaml if it is beside it, else with the",
            "head recognised by the file alone, and",
            "compares with DIR/expected.json and, on DIR/photos, with the boxes of DIR/reference.json. Prints a line a file",
            "and fails over any difference."
        },
        footerHeading = "%nExamples:%n",
        footer = "  ops/check-models ../models")
public final class CheckModelsCommand implements Callable<Integer> {

    @Parameters(paramLabel = "DIR", description = "The folder.")
    private Path folder = Path.of(".");

    private final Consumer<String> out;

    /** @param out takes the lines of the result */
    public CheckModelsCommand(Consumer<String> out) {
        this.out = out;
    }

    @Override
    public Integer call() {
        ModelFolder models = ModelFolder.open(folder);
        ModelCheck check = new ModelCheck(models);
        int bad = 0;
        for (String name : models.files()) {
            CheckResult result = check.check(name);
            out.accept((result.isGood() ? "ok         " : "DIFFERENT  ") + result.line());
            result.differences().forEach(difference -> out.accept("             " + difference));
            bad += result.isGood() ? 0 : 1;
        }
        out.accept(models.files().size() - bad + " of " + models.files().size() + " files are as expected");
        return bad == 0 ? 0 : 1;
    }
}
