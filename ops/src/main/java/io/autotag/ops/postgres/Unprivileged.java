package io.autotag.ops.postgres;

import io.autotag.ops.process.StartException;
import java.io.IOException;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** PostgreSQL refuses to run as root; where Autotag does, it runs in a user namespace of its own. */
final class Unprivileged {

    private static final List<String> NAMESPACE = List.of("unshare", "-U");

    private Unprivileged() {}

    /** The command as it must be run by this user. */
    static List<String> command(List<String> command) {
        if (!"root".equals(System.getProperty("user.name"))) {
            return command;
        }
        if (!namespacesWork()) {
            throw new StartException("PostgreSQL does not run as root, and this system gives no user namespaces to"
                    + " root: run Autotag as an ordinary user, or set AUTOTAG_DB_URL to a PostgreSQL of your own.");
        }
        return Stream.concat(NAMESPACE.stream(), command.stream()).toList();
    }

    private static boolean namespacesWork() {
        try {
            Process trial = new ProcessBuilder("unshare", "-U", "true")
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .start();
            return trial.waitFor(10, TimeUnit.SECONDS) && trial.exitValue() == 0;
        } catch (IOException e) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
