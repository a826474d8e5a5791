package io.autotag.api;

import io.autotag.api.resource.EmbeddingSetsResource;
import io.autotag.api.resource.OwnWritesFeature;
import io.autotag.api.resource.ProjectItemsResource;
import io.autotag.api.resource.QueryCheckResource;
import io.autotag.api.resource.QueryCountResource;
import io.autotag.api.resource.QueryExplainResource;
import io.autotag.api.resource.QueryFacetsResource;
import io.autotag.api.resource.SimilarItemsResource;
import io.autotag.api.similar.SimilarDesk;
import io.autotag.search.BitmapIndex;
import io.autotag.search.FacetSearch;
import io.autotag.search.IndexSettings;
import io.autotag.search.ItemSearch;
import io.autotag.search.QueryChecks;
import io.autotag.store.KnownPlaces;
import io.dropwizard.core.setup.Environment;
import io.dropwizard.jersey.setup.JerseyEnvironment;
import io.micrometer.core.instrument.binder.MeterBinder;

/** Finding items: pages, counts, facets and help with typing, and the bitmaps that make them fast. */
final class QuerySection {

    private final Foundation foundation;
    private final BitmapIndex index;
    private final ItemSearch search;

    QuerySection(Foundation foundation) {
        this.foundation = foundation;
        this.index = new BitmapIndex(foundation.database(), IndexSettings.USUAL, foundation.clock());
        this.search = new ItemSearch(foundation.queries(), index);
    }

    /** The search that knows the bitmaps. */
    ItemSearch search() {
        return search;
    }

    void register(Environment environment) {
        environment.lifecycle().manage(new Following(index));
        KnownPlaces places = new KnownPlaces(foundation.database());
        JerseyEnvironment jersey = environment.jersey();
        jersey.register(new OwnWritesFeature(index::catchUp));
        jersey.register(new ProjectItemsResource(places, foundation.paging(), foundation.items(), search));
        jersey.register(new QueryCountResource(places, search));
        jersey.register(new QueryExplainResource(places, search));
        jersey.register(new QueryFacetsResource(places, search, new FacetSearch(foundation.queries(), index)));
        SimilarDesk similar = new SimilarDesk(foundation.database(), foundation.queries());
        jersey.register(new EmbeddingSetsResource(places, similar));
        jersey.register(new SimilarItemsResource(
                foundation.database(), places, similar, foundation.paging(), foundation.items()));
        jersey.register(new QueryCheckResource(foundation.database(), new QueryChecks(foundation.queries())));
    }

    MeterBinder metrics() {
        return new BitmapMetrics(index);
    }
}
