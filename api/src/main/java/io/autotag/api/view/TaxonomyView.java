package io.autotag.api.view;

import io.autotag.store.ProjectLabel;
import io.autotag.store.Taxonomy;
import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The labels of a project in their order. {@code version} is another one as soon as anything about them is; sent along with
 * a change it refuses to overwrite what somebody else has changed meanwhile.
 */
@Schema(name = "Taxonomy")
public record TaxonomyView(
        @Nullable String version, @NotNull @Size(max = 2000) List<@NotNull @Valid LabelView> labels) {

    public static TaxonomyView from(Taxonomy taxonomy) {
        return new TaxonomyView(
                taxonomy.version(),
                taxonomy.labels().stream().map(LabelView::from).toList());
    }

    public Taxonomy toStore() {
        List<ProjectLabel> stored = labels.stream().map(LabelView::toStore).toList();
        return new Taxonomy(stored);
    }
}
