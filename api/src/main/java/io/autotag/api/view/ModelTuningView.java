package io.autotag.api.view;

import io.autotag.store.ModelTuning;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;

/**
 * How a worker found a version to be best called on its kind of machine: {@code callers} pictures at a time, with
 * {@code threads} for each; {@code images_per_second} is that of all callers together, without decoding.
 */
@Schema(name = "ModelTuning")
public record ModelTuningView(
        String machine, String device, int callers, int threads, double imagesPerSecond, Instant measuredAt) {

    static ModelTuningView from(ModelTuning tuning) {
        return new ModelTuningView(
                tuning.machine(),
                tuning.device(),
                tuning.callers(),
                tuning.threads(),
                tuning.imagesPerSecond(),
                tuning.measuredAt());
    }
}
