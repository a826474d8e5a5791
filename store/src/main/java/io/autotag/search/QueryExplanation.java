package io.autotag.search;

import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * How a query was answered.
 *
 * @param engine what counted the items
 * @param bitmaps what the bitmaps knew; absent where they were not asked
 * @param indexes the indexes of PostgreSQL that the first page needs
 * @param estimatedItems how many items PostgreSQL's planner expects
 * @param items how many there are
 * @param counting how long counting them took
 * @param firstPage how long reading the newest 50 took
 * @param plan what PostgreSQL does for the first page, for operators; holds the query's values
 */
public record QueryExplanation(
        Engine engine,
        Optional<BitmapUse> bitmaps,
        List<String> indexes,
        long estimatedItems,
        ItemCount items,
        Duration counting,
        Duration firstPage,
        List<String> plan) {

    public QueryExplanation {
        indexes = List.copyOf(indexes);
        plan = List.copyOf(plan);
    }
}
