package io.autotag.store;

import io.autotag.run.RunState;
import java.time.Duration;
import java.util.EnumMap;
import java.util.Map;

/**
 * How an installation is doing.
 *
 * @param runs how many there are in each state
 * @param quietRuns of the running ones those that wait for the end of quiet hours
 * @param sources pictures that stay where they are
 * @param workers seen in the last half minute
 * @param outboxLag how long the oldest entry of the outbox has waited; zero where there is none
 * @param changeLogRows what PostgreSQL believes there is of it
 * @param webhookLag how long the oldest delivery to an active webhook has waited
 */
public record OperatingFigures(
        Map<RunState, Long> runs,
        long quietRuns,
        SourceFigures sources,
        long workers,
        long outboxEntries,
        Duration outboxLag,
        long changeLogRows,
        long webhookDeliveries,
        Duration webhookLag) {

    public OperatingFigures {
        Map<RunState, Long> all = new EnumMap<>(RunState.class);
        for (RunState state : RunState.values()) {
            all.put(state, runs.getOrDefault(state, 0L));
        }
        runs = Map.copyOf(all);
    }
}
