package io.autotag.ops.process;

import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Ending a process: first asked, after its patience killed. */
public final class Signals {

    private static final Duration AFTER_KILL = Duration.ofSeconds(10);

    private Signals() {}

    /** Asks the process to end, waits, then kills it; answers whether it ended by itself. */
    public static boolean end(ProcessHandle process, StopSignal signal, Duration patience) {
        send(process, signal);
        if (endsWithin(process, patience)) {
            return true;
        }
        process.destroyForcibly();
        endsWithin(process, AFTER_KILL);
        return false;
    }

    /** Waits for the end of a process, which need not be a child; answers whether it came. */
    static boolean endsWithin(ProcessHandle process, Duration patience) {
        try {
            process.onExit().get(patience.toMillis(), TimeUnit.MILLISECONDS);
            return true;
        } catch (TimeoutException e) {
            return !process.isAlive();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return !process.isAlive();
        } catch (ExecutionException e) {
            throw new IllegalStateException("waiting for a process cannot fail", e);
        }
    }

    private static void send(ProcessHandle process, StopSignal signal) {
        if (signal == StopSignal.TERM) {
            process.destroy();
            return;
        }
        String kill = "kill -s " + signal.name() + " " + process.pid();
        try {
            new ProcessBuilder("/bin/sh", "-c", kill)
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .start()
                    .waitFor();
        } catch (IOException e) {
            throw new IllegalStateException("cannot run /bin/sh", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
