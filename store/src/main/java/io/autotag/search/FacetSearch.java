package io.autotag.search;

import io.autotag.query.Facet;
import io.autotag.query.FacetQueries;
import io.autotag.query.Query;
import io.autotag.store.Database;
import io.autotag.store.Project;
import java.util.List;
import java.util.Optional;

/**
 * Counts the items of a query by facets, each with its own conditions left out. Bitmaps count all items; where they are
 * not loaded or do not know enough, PostgreSQL counts the newest {@value #SAMPLE}. Thread-safe.
 *
 * <p>The caller has checked that the project is one of the caller's organisation.
 */
public final class FacetSearch {

    /** So many items stand for all where PostgreSQL counts alone. */
    public static final int SAMPLE = ItemQuery.MOST;

    private final Database database;
    private final Optional<BitmapIndex> index;
    private final ScanLimits limits;
    private final KnownNames known = new KnownNames();

    /** Asks PostgreSQL alone. */
    public FacetSearch(Database database) {
        this(database, Optional.empty());
    }

    /** @param database a pool for queries, see {@link Database#openForQueries} */
    public FacetSearch(Database database, BitmapIndex index) {
        this(database, Optional.of(index));
    }

    private FacetSearch(Database database, Optional<BitmapIndex> index) {
        this.database = database;
        this.index = index;
        this.limits = ScanLimits.USUAL;
    }

    /**
     * The counts of each facet, in the order of the facets.
     *
     * @throws io.autotag.query.QueryException when the query has too many alternatives to be asked for a facet
     * @throws io.autotag.store.StoreException UNAVAILABLE when the answer would take longer than a statement may
     */
    public List<FacetCounts> count(Project project, Query query, List<Facet> facets) {
        return database.look(tx -> {
            ProjectNames names = ProjectNames.of(tx, project, known);
            Optional<CountedFacet> bitmaps = index.flatMap(all -> all.snapshot(project))
                    .filter(found -> found.covers(names))
                    .map(found -> new CountedFacet(tx, names, found));
            return facets.stream()
                    .map(facet -> new FacetQuestion(query, facet))
                    .map(question -> bitmaps.flatMap(some -> some.of(question))
                            .orElseGet(() -> new SampledFacet(tx, project, names, limits).of(question)))
                    .toList();
        });
    }

    /** A facet of a query. */
    record FacetQuestion(Facet facet, FacetQueries queries) {

        private FacetQuestion(Query query, Facet facet) {
            this(facet, FacetQueries.of(query, facet));
        }
    }
}
