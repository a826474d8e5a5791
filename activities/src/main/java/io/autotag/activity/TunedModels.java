package io.autotag.activity;

import io.autotag.model.Calling;
import io.autotag.model.Measured;
import io.autotag.model.ModelException;
import io.autotag.provider.ProviderFile;
import io.autotag.store.ModelTuning;
import io.autotag.store.ModelVersion;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.BiConsumer;
import java.util.function.BooleanSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Models that are measured before their first large run on this machine. Thread-safe. */
final class TunedModels {

    private static final Logger log = LoggerFactory.getLogger(TunedModels.class);

    private final ModelCache models;
    private final ModelFiles files;
    private final TuningMemory memory;
    private final MeasuringTurns turns;
    private final Optional<Gauge> gauge;
    private final BiConsumer<ModelVersion, ModelTuning> report;

    /** The ids of versions of which what is known was reported by this process. */
    private final Set<Long> reported = ConcurrentHashMap.newKeySet();

    /**
     * @param gauge nothing where models are called as usual
     * @param report takes what is known, for people to see; may be called again with the same
     */
    TunedModels(
            ModelCache models,
            ModelFiles files,
            TuningMemory memory,
            MeasuringTurns turns,
            Optional<Gauge> gauge,
            BiConsumer<ModelVersion, ModelTuning> report) {
        this.models = models;
        this.files = files;
        this.memory = memory;
        this.turns = turns;
        this.gauge = gauge;
        this.report = report;
    }

    /** As {@link ModelCache#lease}, for small work: somebody may be waiting for it. */
    ModelLease lease(ModelVersion version) {
        return models.lease(version);
    }

    /**
     * The same for large work, after it was found out how the version is best called, unless that is known or did not
     * succeed in this run. While any model is measured on this machine large work does not begin: it would disturb.
     *
     * @param stop whether whoever asks has to do something else
     * @throws ModelException when the model cannot be opened
     */
    ModelLease lease(ModelVersion version, long runId, BooleanSupplier stop) throws InterruptedException {
        if (gauge.isPresent()) {
            tune(gauge.get(), version, runId, stop);
            report(version);
            awaitOthers(stop);
        }
        return models.lease(version);
    }

    private void tune(Gauge with, ModelVersion version, long runId, BooleanSupplier stop) throws InterruptedException {
        if (memory.isSettled(version, runId)) {
            return;
        }
        Path file = files.fetch(version.blobSha256());
        if (ProviderFile.isOne(file)) {
            memory.avoid(version);
        }
        while (!memory.isSettled(version, runId) && !stop.getAsBoolean()) {
            turns.take(() -> measureUnlessSettled(with, file, version, runId, stop));
        }
    }

    /** Once, whoever measured: another version may have the same file and card, and another process may share the folder. */
    private void report(ModelVersion version) {
        if (!reported.contains(version.id())) {
            memory.known(version).ifPresent(known -> {
                report.accept(version, known);
                reported.add(version.id());
            });
        }
    }

    private void awaitOthers(BooleanSupplier stop) {
        while (!turns.areOver() && !stop.getAsBoolean()) {
            // asking is waiting
        }
    }

    private void measureUnlessSettled(Gauge with, Path file, ModelVersion version, long runId, BooleanSupplier stop)
            throws InterruptedException {
        if (memory.isSettled(version, runId)) {
            return;
        }
        if (memory.isBegun(version)) {
            memory.pass(version, runId);
            log.info(
                    "{} version {} is called as usual in this run: a worker went down while it measured it, or does so on"
                            + " another machine",
                    version.modelName(),
                    version.version());
        } else {
            settle(version, runId, measure(with, file, version, stop), stop);
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

    private void settle(ModelVersion version, long runId, Optional<Measured> found, BooleanSupplier stop) {
        if (found.isPresent()) {
            keep(version, found.get());
        } else if (stop.getAsBoolean()) {
            memory.forget(version);
        } else {
            memory.pass(version, runId);
            memory.forget(version);
            log.info(
                    "{} version {} is called as usual in this run: it could not be measured while others were at work on"
                            + " this machine, or is too slow for that",
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
