package io.autotag.query.names;

import java.util.List;

/** What the names in a query stand for in one project. Asked only while a query is compiled. */
public interface Names {
    long projectId();

    /** The prediction sets of the project. */
    List<NamedSet> sets();

    /** The datasets of the project. */
    List<NamedPlace> datasets();

    /** The ids of the labels the organisation knows. */
    int[] labels(TextMatch match);

    /** The ids of the organisation's slices by slug or name that items were put into. */
    long[] slices(TextMatch match);

    /** The slices that hold what a query finds in the project. */
    List<SavedQuery> savedQueries();

    /** The ids of the organisation's users by login. */
    long[] users(TextMatch match);

    /** The ids of the project's runs by uid. */
    int[] runs(TextMatch match);
}
