package io.autotag.ops.process;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/** A shell script as a unit; it is ready when it has made the file {@code NAME.ready} in its folder. */
record ShellUnit(String name, Path folder, String script) implements Unit {

    /** Ready at once, and lives until it is asked to end. */
    static ShellUnit sleeping(String name, Path folder) {
        return new ShellUnit(name, folder, "touch " + name + ".ready; echo $$ >> " + name + ".pids; exec sleep 600");
    }

    @Override
    public ChildSpec prepare() {
        List<String> command = List.of("/bin/sh", "-c", "cd '" + folder + "'; " + script);
        return new ChildSpec(command, Map.of(), StopSignal.TERM, Duration.ofSeconds(2));
    }

    @Override
    public boolean isReady() {
        return Files.exists(folder.resolve(name + ".ready"));
    }

    @Override
    public Duration readyWithin() {
        return Duration.ofSeconds(5);
    }
}
