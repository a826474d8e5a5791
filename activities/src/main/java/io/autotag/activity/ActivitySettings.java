package io.autotag.activity;

import io.autotag.model.Device;
import io.autotag.model.TaggerOptions;
import io.autotag.workflow.TimeLimits;
import java.nio.file.Path;
import java.util.Objects;

/**
 * What a worker may use.
 *
 * @param modelFolder where model files are kept on the local disk
 * @param inferenceThreads that decode and call models, at least 1: one a core
 * @param slots of this worker and, as far as it plans runs, of all others
 * @param pictureBytes the file of an item may have at most so many
 * @param filesBytes all files of items in memory at once; what scans read has as much again
 * @param keptModelBytes files of models in the folder, before the least recently used go
 * @param openModelBytes files of models that stay open without being used
 * @param tunes whether models are measured before their first large run, and called as is best then
 * @param models limits of models and their pictures
 * @param providers whom it may call, and with what
 */
public record ActivitySettings(
        Path modelFolder,
        int inferenceThreads,
        Slots slots,
        int pictureBytes,
        int filesBytes,
        long keptModelBytes,
        long openModelBytes,
        boolean tunes,
        TaggerOptions models,
        ProviderSettings providers) {

    public ActivitySettings {
        Objects.requireNonNull(modelFolder, "modelFolder is null");
        Objects.requireNonNull(slots, "slots is null");
        Objects.requireNonNull(models, "models is null");
        Objects.requireNonNull(providers, "providers is null");
        if (inferenceThreads < 1 || pictureBytes < 1 || filesBytes < 1 || keptModelBytes < 1 || openModelBytes < 1) {
            throw new IllegalArgumentException("Limits are positive");
        }
    }

    /** The same, with models on another device. */
    public ActivitySettings on(Device device) {
        return with(tunes, models.on(device), providers);
    }

    /** The same, with these for providers. */
    public ActivitySettings with(ProviderSettings others) {
        return with(tunes, models, others);
    }

    /** The same, with models measured or not. */
    public ActivitySettings tuned(boolean measured) {
        return with(measured, models, providers);
    }

    private ActivitySettings with(boolean measured, TaggerOptions otherModels, ProviderSettings otherProviders) {
        return new ActivitySettings(
                modelFolder,
                inferenceThreads,
                slots,
                pictureBytes,
                filesBytes,
                keptModelBytes,
                openModelBytes,
                measured,
                otherModels,
                otherProviders);
    }

    /** For a heap of 512 MiB and 1.5 GB of memory in all: a picture of 100 megapixels alone takes 300 MB of it. */
    public static ActivitySettings defaults(Path modelFolder) {
        return new ActivitySettings(
                modelFolder,
                Runtime.getRuntime().availableProcessors(),
                Slots.defaults(),
                96 << 20,
                96 << 20,
                8L << 30,
                256L << 20,
                true,
                new TaggerOptions(2L << 30, 100_000_000L, TimeLimits.INFERENCE),
                ProviderSettings.defaults());
    }
}
