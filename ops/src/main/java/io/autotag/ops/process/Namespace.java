package io.autotag.ops.process;

import java.io.IOException;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/**
 * A part of the system that a process has to itself, by {@code unshare}. Linux only.
 *
 * @param flags which part, as {@code unshare} has them: {@code -U} users, {@code -m} mounts
 */
public record Namespace(String flags) {

    private static final long TRIAL_SECONDS = 10;

    /** The command that runs that one inside. */
    public List<String> around(List<String> command) {
        return Stream.concat(Stream.of("unshare", flags), command.stream()).toList();
    }

    /** Whether this system gives this user such a part, and the command succeeds in it within ten seconds. */
    public boolean runs(String... command) {
        try {
            Process trial = new ProcessBuilder(around(List.of(command)))
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .start();
            return trial.waitFor(TRIAL_SECONDS, TimeUnit.SECONDS) && trial.exitValue() == 0;
        } catch (IOException noSuchProgram) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
