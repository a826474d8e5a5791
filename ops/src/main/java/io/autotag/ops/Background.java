package io.autotag.ops;

import io.autotag.ops.process.PidFile;
import io.autotag.ops.process.StartException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** A supervisor that outlives the command and the terminal it was started from. */
final class Background {

    /** The sum of what its parts may take. */
    private static final Duration READY_WITHIN = Duration.ofMinutes(8);

    private static final String DETACHED = "trap '' HUP INT; exec \"$@\"";

    private final Home home;

    Background(Home home) {
        this.home = home;
    }

    /** Starts {@code up} with these arguments in the background and waits until all is ready. */
    Running start(List<String> arguments) throws InterruptedException {
        Optional<Running> already =
                Running.read(home).filter(running -> supervisor().isPresent());
        if (already.isPresent()) {
            return already.get();
        }
        home.create();
        if (supervisor().isEmpty()) {
            Running.forget(home); // what a supervisor that was killed left
        }
        Path log = home.logs().resolve("supervisor.log");
        Process process = launch(arguments, log);
        for (long waited = 0; waited < READY_WITHIN.toMillis(); waited += 200) {
            if (process.waitFor(200, TimeUnit.MILLISECONDS)) {
                throw new StartException(lastSentence(log));
            }
            Optional<Running> running = Running.read(home);
            if (running.isPresent()) {
                return running.get();
            }
        }
        throw new StartException(
                "Autotag is not ready after " + READY_WITHIN.toMinutes() + " minutes; see " + log + ".");
    }

    /** The process that has the home folder, if one runs. */
    Optional<ProcessHandle> supervisor() {
        return PidFile.running(home.pidFile(HomeLock.SUPERVISOR));
    }

    private Process launch(List<String> arguments, Path log) {
        Stream<String> shell = Stream.of("/bin/sh", "-c", DETACHED, "autotag");
        Stream<String> java = Jvm.SUPERVISOR.command(Main.class.getName()).stream();
        Stream<String> foreground = Stream.concat(arguments.stream(), Stream.of("--foreground"));
        ProcessBuilder builder = new ProcessBuilder(
                        Stream.of(shell, java, foreground).flatMap(part -> part).toList())
                .redirectInput(ProcessBuilder.Redirect.from(new java.io.File("/dev/null")))
                .redirectErrorStream(true)
                .redirectOutput(log.toFile());
        builder.environment().putAll(Jvm.SUPERVISOR.environment());
        builder.environment().put("AUTOTAG_HOME", home.root().toString());
        try {
            return builder.start();
        } catch (IOException e) {
            throw new StartException("Cannot start the supervisor: " + e.getMessage() + ".", e);
        }
    }

    private static String lastSentence(Path log) {
        try {
            return Files.readString(log).strip().replaceFirst("(?s).*\nautotag: |^autotag: ", "");
        } catch (IOException e) {
            return "The supervisor ended at once and left nothing in " + log + ".";
        }
    }
}
