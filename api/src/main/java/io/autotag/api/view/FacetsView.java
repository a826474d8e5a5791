package io.autotag.api.view;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.autotag.query.Facet;
import io.autotag.search.FacetCounts;
import io.autotag.search.ItemCount;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How many items have which values: each number is what a click on the value gives. {@code items} is the count of the
 * query itself. Facets that are {@code sampled} were counted among the newest 1,000 items only; then, and when
 * {@code items} is an estimate, {@code items_exact} is false.
 */
@Schema(name = "Facets")
@JsonInclude(JsonInclude.Include.NON_NULL)
public record FacetsView(
        double tookMs,
        long items,
        boolean itemsExact,
        List<String> sampled,
        FacetTable facets,
        @Nullable HistogramView histogram) {

    private static final double NANOSECONDS = 1e6;

    public FacetsView {
        sampled = List.copyOf(sampled);
    }

    public static FacetsView from(ItemCount items, List<FacetCounts> counts, Duration took) {
        List<String> sampled = counts.stream()
                .filter(FacetCounts::sampled)
                .map(FacetTable::name)
                .distinct()
                .toList();
        return new FacetsView(
                took.toNanos() / NANOSECONDS,
                items.count(),
                !items.isEstimate() && sampled.isEmpty(),
                sampled,
                FacetTable.from(counts),
                counts.stream()
                        .filter(some -> some.facet().kind() == Facet.Kind.SCORE)
                        .findFirst()
                        .map(HistogramView::from)
                        .orElse(null));
    }
}
