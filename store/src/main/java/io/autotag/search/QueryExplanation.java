package io.autotag.search;

import java.time.Duration;
import java.util.List;

/**
 * How a query was answered.
 *
 * @param engine what decided which items to look at
 * @param indexes the indexes of PostgreSQL that the first page needed
 * @param estimatedItems how many items PostgreSQL's planner expects
 * @param items how many there are
 * @param firstPage how long finding the ids of the first 50 took
 * @param plan what PostgreSQL did for the first page, for operators; holds the query's values
 */
public record QueryExplanation(
        String engine,
        List<String> indexes,
        long estimatedItems,
        ItemCount items,
        Duration firstPage,
        List<String> plan) {

    public QueryExplanation {
        indexes = List.copyOf(indexes);
        plan = List.copyOf(plan);
    }
}
