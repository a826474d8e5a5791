package io.autotag.store;

import io.autotag.calibration.Calibration;
import java.time.Instant;
import java.util.Map;

/**
 * A calibration that was written down.
 *
 * @param labels their texts by their ids
 * @param login who asked for it
 */
public record StoredCalibration(
        long id, String uid, Calibration calibration, Map<Integer, String> labels, String login, Instant createdAt) {

    public StoredCalibration {
        labels = Map.copyOf(labels);
    }
}
