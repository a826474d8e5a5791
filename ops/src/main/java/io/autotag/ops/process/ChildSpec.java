package io.autotag.ops.process;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * What to start and how to end it.
 *
 * @param environment added to the environment of the supervisor
 * @param stop asks the process to end by itself
 * @param patience how long it may take to do so before it is killed
 */
public record ChildSpec(List<String> command, Map<String, String> environment, StopSignal stop, Duration patience) {

    public ChildSpec {
        command = List.copyOf(command);
        environment = Map.copyOf(environment);
        if (command.isEmpty()) {
            throw new IllegalArgumentException("a process needs a command");
        }
    }

    /** The same with these variables, too; they win. */
    public ChildSpec with(Map<String, String> more) {
        Map<String, String> all = new HashMap<>(environment);
        all.putAll(more);
        return new ChildSpec(command, all, stop, patience);
    }
}
