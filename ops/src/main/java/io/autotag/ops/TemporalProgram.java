package io.autotag.ops;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The {@code temporal} program: where it is, and whether its server is new enough. */
record TemporalProgram(Path path, int serverMajor, int serverMinor) {

    /** What {@code install-temporal} builds: the newest release that the Go tool can install. */
    static final String MODULE = "github.com/temporalio/cli/cmd/temporal@v1.5.1";

    /** Older servers were never tried with Autotag. */
    private static final int OLDEST_MINOR = 24;

    private static final Pattern SERVER = Pattern.compile("Server (\\d+)\\.(\\d+)\\.\\d+");

    boolean isNewEnough() {
        return serverMajor == 1 && serverMinor >= OLDEST_MINOR;
    }

    String server() {
        return serverMajor + "." + serverMinor;
    }

    /** The first usable program on the PATH or in the tool folder; one that is passed over is told. */
    static Optional<TemporalProgram> find(Home home, Map<String, String> env, Consumer<String> tell) {
        Stream<Path> onPath = Arrays.stream(env.getOrDefault("PATH", "").split(File.pathSeparator, -1))
                .filter(folder -> !folder.isBlank())
                .map(Path::of);
        return Stream.concat(onPath, Stream.of(home.tools()))
                .map(folder -> folder.resolve("temporal"))
                .filter(Files::isExecutable)
                .flatMap(path -> usable(path, tell).stream())
                .findFirst();
    }

    private static Optional<TemporalProgram> usable(Path path, Consumer<String> tell) {
        Optional<TemporalProgram> program = at(path);
        if (program.isEmpty()) {
            tell.accept(path + " does not say which Temporal server it holds; it is not used.");
        } else if (!program.get().isNewEnough()) {
            tell.accept(path + " holds Temporal server " + program.get().server() + "; Autotag needs 1." + OLDEST_MINOR
                    + " or newer, so it is not used.");
        }
        return program.filter(TemporalProgram::isNewEnough);
    }

    /** Asks the program for its version; empty if it is no Temporal. */
    static Optional<TemporalProgram> at(Path path) {
        try {
            Process process = new ProcessBuilder(List.of(path.toString(), "--version"))
                    .redirectErrorStream(true)
                    .start();
            process.getOutputStream().close();
            String text = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            process.waitFor(10, TimeUnit.SECONDS);
            return parse(path, text);
        } catch (IOException e) {
            return Optional.empty();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return Optional.empty();
        }
    }

    static Optional<TemporalProgram> parse(Path path, String versionText) {
        Matcher server = SERVER.matcher(versionText);
        return server.find()
                ? Optional.of(
                        new TemporalProgram(path, Integer.parseInt(server.group(1)), Integer.parseInt(server.group(2))))
                : Optional.empty();
    }
}
