package io.autotag.api.view;

import io.autotag.search.similar.EmbeddingSet;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;

/** By what the items of a project can be compared. */
@Schema(name = "EmbeddingSets")
public record EmbeddingSetsView(List<EmbeddingSetView> results) {

    public EmbeddingSetsView {
        results = List.copyOf(results);
    }

    public static EmbeddingSetsView from(List<EmbeddingSet> sets) {
        return new EmbeddingSetsView(sets.stream().map(EmbeddingSetView::from).toList());
    }
}
