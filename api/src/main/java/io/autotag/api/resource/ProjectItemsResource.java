package io.autotag.api.resource;

import io.autotag.api.auth.Caller;
import io.autotag.api.auth.MinimumRole;
import io.autotag.api.view.FoundItemView;
import io.autotag.api.view.FoundPageView;
import io.autotag.api.view.ItemCountView;
import io.autotag.api.view.ItemView;
import io.autotag.api.view.ItemViews;
import io.autotag.api.view.PageRequest;
import io.autotag.api.view.PageView;
import io.autotag.api.view.Paging;
import io.autotag.query.Query;
import io.autotag.search.ItemCursor;
import io.autotag.search.ItemPage;
import io.autotag.search.ItemQuery;
import io.autotag.search.ItemSearch;
import io.autotag.store.Item;
import io.autotag.store.KnownPlaces;
import io.autotag.store.Project;
import io.autotag.store.Role;
import io.dropwizard.auth.Auth;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.UriInfo;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The items of a project, found by a query. */
@Path("projects/{uid}/items")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Projects")
public final class ProjectItemsResource {

    private static final String QUERY = "In the query language; every item if left out.";
    private static final String SORT = "created_at, reference_id, reviewed_at, score or uncertainty, with a hyphen"
            + " before it for the other way round; the newest first if left out.";

    private static final String ORDERING = "The same as sort.";

    private static final String SEEK =
            "Begins the list at this value of what it is sorted by, such as 0.35 for the score.";

    private final KnownPlaces places;
    private final Paging paging;
    private final ItemViews views;
    private final ItemSearch search;

    public ProjectItemsResource(KnownPlaces places, Paging paging, ItemViews views, ItemSearch search) {
        this.places = places;
        this.paging = paging;
        this.views = views;
        this.search = search;
    }

    @GET
    @MinimumRole(Role.VIEWER)
    @Operation(summary = "List the items that match a query, each with the predictions the query asks for")
    public FoundPageView list(
            @Auth Caller caller,
            @Context UriInfo uri,
            @PathParam("uid") String uid,
            @Parameter(description = QUERY) @QueryParam("query") @Nullable String query,
            @Parameter(description = SORT) @QueryParam("sort") @Nullable String sort,
            @Parameter(description = ORDERING) @QueryParam("ordering") @Nullable String ordering,
            @Parameter(description = SEEK) @QueryParam("seek") @Nullable String seek,
            @QueryParam("limit") @Nullable String limit,
            @QueryParam("cursor") @Nullable String cursor) {
        long begun = System.nanoTime();
        Query asked = Query.parse(text(query));
        Ordering order = Ordering.of(sort, ordering);
        PageRequest request = paging.read(uri, caller.orgId(), order + " " + text(query), limit, cursor);
        ItemQuery wanted =
                new ItemQuery(asked, order.sort(), order.direction(), request.limit(), start(order, request, seek));
        ItemPage page = search.page(project(caller, uid), wanted);
        Function<Item, ItemView> items = items(caller, uri, page);
        PageView<FoundItemView> shown = PageView.of(
                request,
                page.items().stream()
                        .map(found -> FoundItemView.from(found, items))
                        .toList(),
                page.next().map(ItemPosition::write));
        String nextSeek = page.next().flatMap(ItemCursor::key).orElse(null);
        return FoundPageView.of(shown, nextSeek, (System.nanoTime() - begun) / 1_000_000);
    }

    /** A cursor is where an earlier page ended, whatever the list began at. */
    private static Optional<ItemCursor> start(Ordering order, PageRequest request, @Nullable String seek) {
        Optional<ItemCursor> after = request.after().map(ItemPosition::read);
        return after.isPresent() || seek == null || seek.isEmpty() ? after : Optional.of(Seek.before(order, seek));
    }

    @GET
    @Path("count")
    @MinimumRole(Role.VIEWER)
    @Operation(summary = "Count the items that match a query")
    public ItemCountView count(
            @Auth Caller caller,
            @PathParam("uid") String uid,
            @Parameter(description = QUERY) @QueryParam("query") @Nullable String query) {
        Query asked = Query.parse(text(query));
        return ItemCountView.from(search.count(project(caller, uid), asked));
    }

    private Project project(Caller caller, String uid) {
        return places.project(caller.orgId(), uid);
    }

    private Function<Item, ItemView> items(Caller caller, UriInfo uri, ItemPage page) {
        Set<Long> ids =
                page.items().stream().map(found -> found.item().datasetId()).collect(Collectors.toSet());
        return views.of(uri, places.datasets(caller.orgId(), ids));
    }

    private static String text(@Nullable String query) {
        return query == null ? "" : query;
    }
}
