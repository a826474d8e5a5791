package io.autotag.api.view;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.autotag.query.Facet;
import io.autotag.search.FacetCounts;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The counts by facet; those that were not asked for are left out. */
@Schema(name = "FacetTable")
@JsonInclude(JsonInclude.Include.NON_NULL)
public record FacetTable(
        @Nullable List<LabelCountView> label,
        @Nullable List<ValueCountView> status,
        @Nullable List<ValueCountView> band,
        @Nullable List<ValueCountView> trainingSet,
        @Nullable List<ValueCountView> modelVersion,
        @Nullable List<ValueCountView> review,
        @Nullable List<ValueCountView> slice,
        @Nullable Map<String, List<ValueCountView>> metadata) {

    static FacetTable from(List<FacetCounts> counts) {
        return new FacetTable(
                labels(counts),
                values(counts, Facet.Kind.AUTOTAG_STATUS),
                values(counts, Facet.Kind.SCORE_BAND),
                values(counts, Facet.Kind.TRAINING_SET),
                values(counts, Facet.Kind.MODEL_VERSION),
                values(counts, Facet.Kind.REVIEW_STATUS),
                values(counts, Facet.Kind.SLICE),
                metadata(counts));
    }

    /** The name of the facet in a request. */
    static String name(FacetCounts counts) {
        return switch (counts.facet().kind()) {
            case IMAGE_LABEL, OBJECT_LABEL -> "label";
            case AUTOTAG_STATUS -> "status";
            case SCORE_BAND -> "band";
            case SCORE -> "histogram";
            case TRAINING_SET -> "training_set";
            case MODEL_VERSION -> "model_version";
            case REVIEW_STATUS -> "review";
            case SLICE -> "slice";
            case METADATA -> "metadata." + counts.facet().key().orElseThrow();
        };
    }

    private static @Nullable List<LabelCountView> labels(List<FacetCounts> counts) {
        List<LabelCountView> labels = Stream.concat(
                        labels(counts, Facet.Kind.IMAGE_LABEL, "image"),
                        labels(counts, Facet.Kind.OBJECT_LABEL, "object"))
                .sorted(Comparator.comparing(LabelCountView::items).reversed())
                .toList();
        return find(counts, Facet.Kind.IMAGE_LABEL).isPresent() ? labels : null;
    }

    private static Stream<LabelCountView> labels(List<FacetCounts> counts, Facet.Kind kind, String level) {
        return find(counts, kind).stream()
                .flatMap(found -> found.values().stream())
                .map(count -> LabelCountView.from(count, level));
    }

    private static @Nullable List<ValueCountView> values(List<FacetCounts> counts, Facet.Kind kind) {
        return find(counts, kind).map(FacetTable::values).orElse(null);
    }

    private static List<ValueCountView> values(FacetCounts counts) {
        return counts.values().stream().map(ValueCountView::from).toList();
    }

    private static @Nullable Map<String, List<ValueCountView>> metadata(List<FacetCounts> counts) {
        Map<String, List<ValueCountView>> keys = new LinkedHashMap<>();
        counts.forEach(some -> some.facet().key().ifPresent(key -> keys.put(key, values(some))));
        return keys.isEmpty() ? null : keys;
    }

    private static Optional<FacetCounts> find(List<FacetCounts> counts, Facet.Kind kind) {
        return counts.stream().filter(some -> some.facet().kind() == kind).findFirst();
    }
}
