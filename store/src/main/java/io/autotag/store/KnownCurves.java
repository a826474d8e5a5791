package io.autotag.store;

import io.autotag.calibration.Curve;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** The curves of calibrations, which never change: read once. Thread-safe; for one database. */
final class KnownCurves {

    private final Map<Long, Map<Integer, Curve>> known = new ConcurrentHashMap<>();

    /** Empty for 0, which stands for the model card. */
    Optional<Curve> of(Transaction tx, long calibrationId, int labelId) {
        return calibrationId == 0
                ? Optional.empty()
                : Optional.ofNullable(known.computeIfAbsent(calibrationId, id -> CalibrationRows.curves(tx, id))
                        .get(labelId));
    }
}
