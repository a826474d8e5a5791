package io.autotag.api.resource;

import io.autotag.api.auth.Caller;
import io.autotag.api.auth.MinimumRole;
import io.autotag.api.compare.CompareDesk;
import io.autotag.api.compare.VersionNames;
import io.autotag.api.error.ApiException;
import io.autotag.api.review.AssignedItems;
import io.autotag.api.review.DisputedItems;
import io.autotag.api.review.LeasedItem;
import io.autotag.api.review.QueueOrder;
import io.autotag.api.review.ReviewQueue;
import io.autotag.api.view.LeasedItemsView;
import io.autotag.api.view.NextReviews;
import io.autotag.api.view.ReviewStatsView;
import io.autotag.query.Query;
import io.autotag.search.compare.Compared;
import io.autotag.store.Database;
import io.autotag.store.Project;
import io.autotag.store.ProjectRepository;
import io.autotag.store.Reviewer;
import io.autotag.store.Role;
import io.autotag.store.StatsReader;
import io.dropwizard.auth.Auth;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.UriInfo;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The reviews of a project: what comes next, and how it goes. */
@Path("projects/{uid}/reviews")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Review")
public final class ReviewsResource {

    private static final Duration USUAL_LOOK_BACK = Duration.ofDays(30);

    private final Database database;
    private final Database queries;
    private final ReviewQueue queue;
    private final AssignedItems assigned;
    private final CompareDesk desk;
    private final ReviewViews views;
    private final Clock clock;
    private final ProjectRepository projects = new ProjectRepository();
    private final StatsReader stats = new StatsReader();

    /** @param queries for what takes long over many reviews */
    public ReviewsResource(
            Database database,
            Database queries,
            ReviewQueue queue,
            AssignedItems assigned,
            CompareDesk desk,
            ReviewViews views,
            Clock clock) {
        this.database = database;
        this.queries = queries;
        this.assigned = assigned;
        this.desk = desk;
        this.queue = queue;
        this.views = views;
        this.clock = clock;
    }

    @POST
    @Path("next")
    @Consumes(MediaType.APPLICATION_JSON)
    @MinimumRole(Role.ANNOTATOR)
    @Operation(
            summary = "Lease the next items of a query for five minutes",
            description = "Two people never get the same item. What the caller holds already counts and is renewed, so"
                    + " asking again gives the same items. Reviewed items come only if they have something to decide.")
    public LeasedItemsView next(
            @Auth Caller caller,
            @Context UriInfo uri,
            @PathParam("uid") String uid,
            @Valid @Nullable NextReviews body) {
        NextReviews wanted = body == null ? NextReviews.DEFAULT : body;
        QueueOrder asked = order(wanted);
        Project project = database.look(tx -> projects.get(tx, caller.orgId(), uid));
        QueueOrder order = wanted.assignment() == null
                ? asked
                : assigned.restrict(project, caller.user(), asked, wanted.assignment());
        return views.of(caller, uri, leased(project, caller.reviewer(), order, wanted.disagreements()));
    }

    private List<LeasedItem> leased(
            Project project, Reviewer person, QueueOrder order, NextReviews.@Nullable Versions disagreements) {
        if (disagreements == null) {
            return queue.next(project, person, order);
        }
        VersionNames names = new VersionNames(disagreements.a(), disagreements.b());
        Compared compared = desk.disagreements(project, order.query(), names);
        return queue.next(project, person, order, new DisputedItems(compared));
    }

    @GET
    @Path("stats")
    @MinimumRole(Role.VIEWER)
    @Operation(summary = "Get the pace of people, and how often predictions are accepted, by label and score band")
    public ReviewStatsView stats(
            @Auth Caller caller,
            @PathParam("uid") String uid,
            @Parameter(description = "ISO 8601; the last 30 days if left out") @QueryParam("since") @Nullable
                    String since) {
        Instant from = Parameters.moment("since", since)
                .orElseGet(() -> clock.instant().minus(USUAL_LOOK_BACK));
        return ReviewStatsView.from(
                queries.read(tx -> stats.read(tx, projects.get(tx, caller.orgId(), uid), from)), from);
    }

    private static QueueOrder order(NextReviews wanted) {
        if (wanted.disagreements() != null && (isGiven(wanted.sort()) || isGiven(wanted.ordering()))) {
            throw ApiException.badField(
                    "sort", "What versions disagree about has an order of its own: leave sort out.");
        }
        Ordering ordering = Ordering.of(wanted.sort(), wanted.ordering());
        return new QueueOrder(
                Query.parse(wanted.query() == null ? "" : wanted.query()),
                List.of(),
                ordering.sort(),
                ordering.direction(),
                1 + (wanted.prefetch() == null ? 0 : wanted.prefetch()),
                wanted.exclude() == null ? List.of() : wanted.exclude());
    }

    private static boolean isGiven(@Nullable String text) {
        return text != null && !text.isEmpty();
    }
}
