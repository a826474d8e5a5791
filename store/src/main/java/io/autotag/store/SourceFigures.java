package io.autotag.store;

import java.time.Duration;
import java.util.EnumMap;
import java.util.Map;

/**
 * How the sources of an installation are doing.
 *
 * @param sources how many there are by the state of their last scan
 * @param scanAge how long ago the last scan ended where that is longest ago; how long it has gone on where it has not ended.
 *     Of the sources that are scanned by a schedule and are not paused; zero without one
 * @param scanLag how long the scan that has been due for longest has waited to begin; zero where none does
 */
public record SourceFigures(Map<ScanState, Long> sources, Duration scanAge, Duration scanLag) {

    public SourceFigures {
        Map<ScanState, Long> all = new EnumMap<>(ScanState.class);
        for (ScanState state : ScanState.values()) {
            all.put(state, sources.getOrDefault(state, 0L));
        }
        sources = Map.copyOf(all);
    }
}
