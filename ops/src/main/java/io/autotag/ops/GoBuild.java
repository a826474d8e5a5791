package io.autotag.ops;

import io.autotag.ops.cli.Console;
import io.autotag.ops.process.StartException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.concurrent.TimeUnit;

/**
 * A program that the Go tool builds from its published source.
 *
 * @param module with its version, as {@code go install} takes it
 * @param otherwise what to do where there is no Go
 */
record GoBuild(String module, String otherwise) {

    private static final Duration TELL_EVERY = Duration.ofSeconds(30);
    private static final InstantSource CLOCK = InstantSource.system();

    /** Builds it into a folder of its own below the tools of the home folder, and says where it is. */
    Path in(Home home, Console console) throws IOException, InterruptedException {
        requireGo();
        home.create();
        Path folder = Files.createDirectories(home.tools().resolve("build"));
        ProcessBuilder builder = new ProcessBuilder("go", "install", module).inheritIO();
        builder.environment().put("GOBIN", folder.toString());
        Instant since = CLOCK.instant();
        Process go = builder.start();
        while (!go.waitFor(TELL_EVERY.toSeconds(), TimeUnit.SECONDS)) {
            long seconds = Duration.between(since, CLOCK.instant()).toSeconds();
            console.line("  still building after " + seconds + " s");
        }
        if (go.exitValue() != 0) {
            throw new StartException("Go could not build " + module + "; what it said stands above.");
        }
        return folder.resolve(program());
    }

    /** The name of the program: the last part of the path, without the version. */
    String program() {
        String path = module.substring(0, module.indexOf('@'));
        return path.substring(path.lastIndexOf('/') + 1);
    }

    private void requireGo() throws InterruptedException {
        try {
            Process go = new ProcessBuilder("go", "version")
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .start();
            go.waitFor();
        } catch (IOException e) {
            throw new StartException(
                    "Go is not installed: install Go 1.24 or newer and call this again, or " + otherwise + ".", e);
        }
    }
}
