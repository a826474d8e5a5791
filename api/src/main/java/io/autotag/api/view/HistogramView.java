package io.autotag.api.view;

import io.autotag.search.FacetCount;
import io.autotag.search.FacetCounts;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;

/** How many items have a prediction the query asks for with a score in each of 40 ranges; the last one holds 1 too. */
@Schema(name = "ScoreHistogram")
public record HistogramView(double from, double width, List<Long> items) {

    private static final double LOWEST = -1;
    private static final double WIDTH = 0.05;

    public HistogramView {
        items = List.copyOf(items);
    }

    static HistogramView from(FacetCounts scores) {
        return new HistogramView(
                LOWEST, WIDTH, scores.values().stream().map(FacetCount::items).toList());
    }
}
