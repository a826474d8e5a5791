package io.autotag.api.view;

import io.autotag.store.LoadedModel;
import io.swagger.v3.oas.annotations.media.Schema;

/** A model that a worker has open; {@code model_version} is the uid of the version, {@code number} counts those of its model. */
@Schema(name = "WorkerModel")
public record WorkerModelView(String modelVersion, String model, int number) {

    static WorkerModelView from(LoadedModel model) {
        return new WorkerModelView(model.versionUid(), model.modelName(), model.number());
    }
}
