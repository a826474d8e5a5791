package io.autotag.activity;

import io.autotag.provider.ProviderFile;
import io.autotag.store.ModelVersion;
import java.nio.file.Path;

/** Opens what a version's file is: a model that computes here, or the description of a provider. */
final class OpenedModels implements ModelOpener {

    private final OnnxModels onnx;
    private final Providers providers;

    OpenedModels(OnnxModels onnx, Providers providers) {
        this.onnx = onnx;
        this.providers = providers;
    }

    @Override
    public PictureTagger open(Path file, ModelVersion version) {
        return ProviderFile.isOne(file) ? new ProviderTagger(providers.open(file, version)) : onnx.open(file, version);
    }
}
