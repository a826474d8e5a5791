package io.autotag.search;

import io.autotag.query.Facet;
import java.util.List;

/**
 * How many items a click on each value of a facet gives.
 *
 * @param values those that items have, most frequent first; of a facet whose values are the same everywhere, all of them
 *     in their own order
 * @param sampled whether only the newest {@value FacetSearch#SAMPLE} items were looked at, of those that have any value
 */
public record FacetCounts(Facet facet, List<FacetCount> values, boolean sampled) {

    public FacetCounts {
        values = List.copyOf(values);
    }
}
