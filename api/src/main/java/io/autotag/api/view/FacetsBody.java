package io.autotag.api.view;

import io.autotag.api.error.ApiException;
import io.autotag.query.Facet;
import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What to count of a query's items: {@code facets} are label, status, band, training_set, model_version, review, slice and
 * histogram, all of them if left out; {@code metadata} are keys of the items' metadata.
 */
@Schema(name = "FacetsRequest")
public record FacetsBody(
        @Nullable String query,
        @Nullable List<@NotNull String> facets,
        @Nullable @Size(max = 20) List<@NotBlank @Size(max = 200) String> metadata) {

    /** The whole of what can be counted of every item. */
    public static final FacetsBody DEFAULT = new FacetsBody(null, null, null);

    private static final Map<String, List<Facet.Kind>> KINDS = new TreeMap<>(Map.of(
            "label", List.of(Facet.Kind.IMAGE_LABEL, Facet.Kind.OBJECT_LABEL),
            "status", List.of(Facet.Kind.AUTOTAG_STATUS),
            "band", List.of(Facet.Kind.SCORE_BAND),
            "training_set", List.of(Facet.Kind.TRAINING_SET),
            "model_version", List.of(Facet.Kind.MODEL_VERSION),
            "review", List.of(Facet.Kind.REVIEW_STATUS),
            "slice", List.of(Facet.Kind.SLICE),
            "histogram", List.of(Facet.Kind.SCORE)));

    /** The query's text; empty for all items. */
    public String queryText() {
        return query == null ? "" : query;
    }

    /** @throws ApiException for a name that no facet has */
    public List<Facet> toFacets() {
        Stream<String> names =
                facets == null ? KINDS.keySet().stream() : facets.stream().distinct();
        Stream<String> keys =
                metadata == null ? Stream.empty() : metadata.stream().distinct();
        return Stream.concat(names.flatMap(name -> kinds(name).stream()).map(Facet::of), keys.map(Facet::ofMetadata))
                .toList();
    }

    private static List<Facet.Kind> kinds(String name) {
        return Optional.ofNullable(KINDS.get(name))
                .orElseThrow(() -> ApiException.badField(
                        "facets", "Each must be one of " + String.join(", ", KINDS.keySet()) + "."));
    }
}
