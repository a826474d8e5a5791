package io.autotag.activity;

import io.autotag.model.Calling;
import io.autotag.model.Measured;
import io.autotag.model.ModelException;
import io.autotag.provider.ProviderFile;
import io.autotag.store.ModelVersion;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.BooleanSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Models that are measured before their first large run on this machine. One at a time: two would measure each other.
 * Thread-safe.
 */
final class TunedModels {

    private static final Logger log = LoggerFactory.getLogger(TunedModels.class);
    private static final long LOOK_MILLIS = 200;

    private final ModelCache models;
    private final ModelFiles files;
    private final TuningMemory memory;
    private final Optional<Gauge> gauge;
    private final ReentrantLock measuring = new ReentrantLock();

    /** @param gauge nothing where models are called as usual */
    TunedModels(ModelCache models, ModelFiles files, TuningMemory memory, Optional<Gauge> gauge) {
        this.models = models;
        this.files = files;
        this.memory = memory;
        this.gauge = gauge;
    }

    /**
     * As {@link ModelCache#lease}; for large work after it was found out how the version is best called, unless that is
     * known. Who asks meanwhile for large work waits: it would disturb the measurement.
     *
     * @param stop whether whoever asks has to do something else
     * @throws ModelException when the model cannot be opened
     */
    ModelLease lease(ModelVersion version, boolean large, BooleanSupplier stop) throws InterruptedException {
        if (large && gauge.isPresent()) {
            tune(gauge.get(), version, stop);
        }
        return models.lease(version);
    }

    private void tune(Gauge with, ModelVersion version, BooleanSupplier stop) throws InterruptedException {
        while (!memory.isSettled(version) && !stop.getAsBoolean()) {
            if (measuring.tryLock(LOOK_MILLIS, TimeUnit.MILLISECONDS)) {
                try {
                    measureUnlessSettled(with, version, stop);
                } finally {
                    measuring.unlock();
                }
            }
        }
    }

    private void measureUnlessSettled(Gauge with, ModelVersion version, BooleanSupplier stop)
            throws InterruptedException {
        if (memory.isSettled(version)) {
            return;
        }
        Path file = files.fetch(version.blobSha256());
        if (ProviderFile.isOne(file)) {
            memory.leave(version);
        } else {
            settle(version, measure(with, file, version, stop), stop);
        }
    }

    private Optional<Measured> measure(Gauge with, Path file, ModelVersion version, BooleanSupplier stop)
            throws InterruptedException {
        memory.begin(version);
        try {
            return with.measure(file, version, stop);
        } catch (InterruptedException | RuntimeException ended) {
            memory.forget(version);
            throw ended;
        } catch (Error broken) {
            memory.avoid(version);
            throw broken;
        }
    }

    private void settle(ModelVersion version, Optional<Measured> found, BooleanSupplier stop) {
        if (found.isPresent()) {
            keep(version, found.get());
        } else if (stop.getAsBoolean()) {
            memory.forget(version);
        } else {
            memory.leave(version);
            log.info(
                    "{} version {} is called as usual: it could not be measured while others were at work on this"
                            + " machine, or is too slow for that",
                    version.modelName(),
                    version.version());
        }
    }

    /** Who uses the model goes on as it is open; the next one has it opened anew. */
    private void keep(ModelVersion version, Measured found) {
        Optional<Calling> before = memory.calling(version);
        memory.keep(version, found);
        log.info("{} version {}: {}", version.modelName(), version.version(), found.shown());
        if (!memory.calling(version).equals(before)) {
            models.renew(version);
        }
    }
}
