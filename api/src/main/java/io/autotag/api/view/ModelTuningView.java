package io.autotag.api.view;

import io.autotag.store.ModelTuning;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;

/**
 * How a worker found a version to be best called on its kind of machine: {@code callers} inferences at a time, with
 * {@code threads} for each and {@code batch} pictures in it; {@code images_per_second} is that of all callers together,
 * without decoding.
 */
@Schema(name = "ModelTuning")
public record ModelTuningView(
        String machine,
        String device,
        int callers,
        int threads,
        int batch,
        double imagesPerSecond,
        Instant measuredAt) {

    static ModelTuningView from(ModelTuning tuning) {
        return new ModelTuningView(
                tuning.machine(),
                tuning.device(),
                tuning.callers(),
                tuning.threads(),
                tuning.batch(),
                tuning.imagesPerSecond(),
                tuning.measuredAt());
    }
}
