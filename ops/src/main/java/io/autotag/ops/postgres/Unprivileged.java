package io.autotag.ops.postgres;

import io.autotag.ops.process.Namespace;
import io.autotag.ops.process.StartException;
import java.util.List;

/** PostgreSQL refuses to run as root; where Autotag does, it runs in a user namespace of its own. */
final class Unprivileged {

    private static final Namespace USERS = new Namespace("-U");

    private Unprivileged() {}

    /** The command as it must be run by this user. */
    static List<String> command(List<String> command) {
        if (!"root".equals(System.getProperty("user.name"))) {
            return command;
        }
        if (!USERS.runs("true")) {
            throw new StartException("PostgreSQL does not run as root, and this system gives no user namespaces to"
                    + " root: run Autotag as an ordinary user, or set AUTOTAG_DB_URL to a PostgreSQL of your own.");
        }
        return USERS.around(command);
    }
}
