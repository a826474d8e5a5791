package io.autotag.api;

import io.autotag.api.compare.CompareDesk;
import io.autotag.api.resource.AnnotationResource;
import io.autotag.api.resource.AssignmentResource;
import io.autotag.api.resource.HistoryResource;
import io.autotag.api.resource.ItemReviewResource;
import io.autotag.api.resource.ReviewViews;
import io.autotag.api.resource.ReviewsResource;
import io.autotag.api.resource.TaxonomyResource;
import io.autotag.api.review.AssignedItems;
import io.autotag.api.review.Neighbours;
import io.autotag.api.review.ReviewQueue;
import io.autotag.api.review.ScoreThresholds;
import io.autotag.api.run.SelectionCheck;
import io.autotag.search.ItemSearch;
import io.autotag.search.QueriedItems;
import io.autotag.store.Database;
import io.dropwizard.core.setup.Environment;
import io.dropwizard.jersey.setup.JerseyEnvironment;

/** What people decide about predictions. */
final class ReviewSection {

    private final Foundation foundation;
    private final ItemSearch search;
    private final CompareDesk desk;

    ReviewSection(Foundation foundation, ItemSearch search, CompareDesk desk) {
        this.foundation = foundation;
        this.search = search;
        this.desk = desk;
    }

    void register(Environment environment) {
        Database database = foundation.database();
        ScoreThresholds thresholds = new ScoreThresholds(database);
        ReviewViews views = new ReviewViews(database, foundation.items(), thresholds);
        JerseyEnvironment jersey = environment.jersey();
        jersey.register(new ItemReviewResource(database, views, new Neighbours(database, search)));
        jersey.register(new ReviewsResource(
                database,
                foundation.queries(),
                new ReviewQueue(database, search),
                new AssignedItems(database),
                desk,
                views,
                foundation.clock()));
        jersey.register(new TaxonomyResource(database));
        jersey.register(new HistoryResource(foundation.queries(), foundation.paging()));
        jersey.register(new AnnotationResource(database, thresholds));
        jersey.register(new AssignmentResource(database, foundation.paging(), new SelectionCheck(new QueriedItems())));
    }
}
