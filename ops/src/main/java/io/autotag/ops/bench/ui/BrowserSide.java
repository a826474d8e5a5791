package io.autotag.ops.bench.ui;

import io.autotag.ops.cli.CliException;
import io.autotag.ops.cli.Console;
import io.autotag.ops.cli.demo.Host;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** The script that drives the browser, as a process that ends before this does. */
final class BrowserSide {
    private static final String SCRIPT = "api/ui/scripts/bench.mjs";

    private final Path clone;
    private final Console console;

    BrowserSide(Path clone, Console console) {
        this.clone = clone;
        this.console = console;
    }

    /** The clone that the launcher named. */
    static BrowserSide in(Map<String, String> env, Console console) {
        Path clone = Path.of(env.getOrDefault("AUTOTAG_CLONE", "")).toAbsolutePath();
        if (!Files.isReadable(clone.resolve(SCRIPT))) {
            throw new CliException(
                    CliException.Code.USAGE, "There is no " + SCRIPT + " in " + clone + ": run ops/bench.");
        }
        return new BrowserSide(clone, console);
    }

    /**
     * Runs the script to its end, and shows what it says.
     *
     * @param facts what it is told in its environment beside the address and the key
     * @return its lines that begin with "figure"
     */
    List<String> measure(Host host, Map<String, String> facts) throws IOException {
        ProcessBuilder builder = new ProcessBuilder(
                        "node", clone.resolve(SCRIPT).toString())
                .redirectError(ProcessBuilder.Redirect.INHERIT);
        builder.environment().put("AUTOTAG_URL", host.endpoint().toString());
        builder.environment().put("AUTOTAG_KEY", host.key());
        builder.environment().putAll(facts);
        Process process = builder.start();
        try {
            return figures(process);
        } finally {
            process.destroyForcibly();
        }
    }

    private List<String> figures(Process process) throws IOException {
        List<String> figures = new ArrayList<>();
        try (BufferedReader lines = process.inputReader(StandardCharsets.UTF_8)) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                if (line.startsWith("figure ")) {
                    figures.add(line);
                } else {
                    console.line(line);
                }
            }
            if (process.waitFor() != 0) {
                throw CliException.refused("The browser's side of the benchmark failed; see above what it said.");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw CliException.refused("Interrupted.");
        }
        return figures;
    }
}
