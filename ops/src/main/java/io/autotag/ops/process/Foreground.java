package io.autotag.ops.process;

import java.io.IOException;
import java.util.List;

/** Runs one process in the place of this one: same output, same end. It goes when this process goes. */
public final class Foreground {

    private Foreground() {}

    /** Starts the process, passes the request to end on to it, and answers its exit code. */
    public static int run(ChildSpec spec) {
        List<String> command = Leash.on(spec);
        ProcessBuilder builder = new ProcessBuilder(command)
                .redirectOutput(ProcessBuilder.Redirect.INHERIT)
                .redirectError(ProcessBuilder.Redirect.INHERIT);
        builder.environment().putAll(spec.environment());
        try {
            Process process = builder.start();
            Thread stop = new Thread(() -> Signals.end(process.toHandle(), spec.stop(), spec.patience()), "stop");
            Runtime.getRuntime().addShutdownHook(stop);
            return process.waitFor();
        } catch (IOException e) {
            throw new StartException("Cannot start " + spec.command().get(0) + ": " + e.getMessage() + ".", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new StartException("The start was interrupted.", e);
        }
    }
}
