package io.autotag.ops.process;

import java.util.List;
import java.util.stream.Stream;

/**
 * Ties a process to its supervisor: it is asked to end as soon as its supervisor is gone, even by {@code kill -9}.
 *
 * <p>The supervisor holds the writing end of the child's standard input. A shell starts a small watcher that reads from
 * it, and becomes the command itself, so the process id stays that of the command. When the supervisor is gone the
 * watcher reads the end of the stream and sends the signal.
 */
final class Leash {

    private static final String SCRIPT = "exec 3<&0 </dev/null; signal=$1; shift; "
            + "(read -r _ <&3; kill -s \"$signal\" $$) >/dev/null 2>&1 & "
            + "exec \"$@\" 3<&-";

    private Leash() {}

    static List<String> on(ChildSpec spec) {
        Stream<String> shell =
                Stream.of("/bin/sh", "-c", SCRIPT, "leash", spec.stop().name());
        return Stream.concat(shell, spec.command().stream()).toList();
    }
}
