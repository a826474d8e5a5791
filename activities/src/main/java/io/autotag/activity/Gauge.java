package io.autotag.activity;

import io.autotag.model.Measured;
import io.autotag.model.ModelCard;
import io.autotag.model.TaggerOptions;
import io.autotag.model.Tuning;
import io.autotag.store.ModelVersion;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.BooleanSupplier;

/** Measures how a model is best called. */
@FunctionalInterface
interface Gauge {

    /**
     * Takes all cores for some seconds.
     *
     * @param stop is asked twice a second, and ends it
     * @return nothing where nothing was found that lasts
     */
    Optional<Measured> measure(Path file, ModelVersion version, BooleanSupplier stop) throws InterruptedException;

    /** By the runtime, with so many cores. */
    static Gauge of(TaggerOptions options, int cores) {
        return (file, version, stop) -> Tuning.measure(file, ModelCard.parse(version.cardYaml()), options, cores, stop);
    }
}
