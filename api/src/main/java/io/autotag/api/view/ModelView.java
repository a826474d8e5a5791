package io.autotag.api.view;

import io.autotag.store.Model;
import io.autotag.store.ModelVersion;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A model; {@code versions} are newest first, {@code active_version} is the one of them that runs use. */
@Schema(name = "Model")
public record ModelView(
        String uid,
        String name,
        @Nullable ModelVersionView activeVersion,
        List<ModelVersionView> versions,
        Instant createdAt) {

    public ModelView {
        versions = List.copyOf(versions);
    }

    /** @param versions of the model, newest first */
    public static ModelView from(Model model, List<ModelVersion> versions) {
        List<ModelVersionView> views =
                versions.stream().map(ModelVersionView::from).toList();
        ModelVersionView active = views.stream()
                .filter(version -> version.state().equals("active"))
                .findFirst()
                .orElse(null);
        return new ModelView(model.uid(), model.name(), active, views, model.createdAt());
    }
}
