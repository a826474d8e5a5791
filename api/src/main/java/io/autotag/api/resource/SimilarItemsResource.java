package io.autotag.api.resource;

import io.autotag.api.auth.Caller;
import io.autotag.api.auth.MinimumRole;
import io.autotag.api.similar.SimilarDesk;
import io.autotag.api.view.ItemView;
import io.autotag.api.view.ItemViews;
import io.autotag.api.view.Paging;
import io.autotag.api.view.SimilarItemsView;
import io.autotag.query.Query;
import io.autotag.search.similar.SimilarItem;
import io.autotag.store.Database;
import io.autotag.store.Item;
import io.autotag.store.KnownPlaces;
import io.autotag.store.ReviewPlace;
import io.autotag.store.ReviewReader;
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
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Items that look alike to a model that describes pictures. */
@Path("projects/{uid}/items/{item_uid}/similar")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Projects")
public final class SimilarItemsResource {

    private static final String TRAINING_SET = "By whose embeddings; left out, by those of the only active version.";
    private static final String QUERY = "Among which items, in the query language; every item if left out.";

    private final Database database;
    private final KnownPlaces places;
    private final SimilarDesk desk;
    private final Paging paging;
    private final ItemViews views;
    private final ReviewReader reader = new ReviewReader();

    public SimilarItemsResource(
            Database database, KnownPlaces places, SimilarDesk desk, Paging paging, ItemViews views) {
        this.database = database;
        this.places = places;
        this.desk = desk;
        this.paging = paging;
        this.views = views;
    }

    @GET
    @MinimumRole(Role.VIEWER)
    @Operation(
            summary = "List the items most similar to one, by their embeddings",
            description = "Every item of the query is compared, so the answer is exact, and takes longer the more there"
                    + " are. 409 where the item, or no item at all, has an embedding.")
    public SimilarItemsView similar(
            @Auth Caller caller,
            @Context UriInfo uri,
            @PathParam("uid") String uid,
            @PathParam("item_uid") String itemUid,
            @Parameter(description = TRAINING_SET) @QueryParam("training_set") @Nullable String trainingSet,
            @Parameter(description = QUERY) @QueryParam("query") @Nullable String query,
            @QueryParam("limit") @Nullable String limit) {
        long begun = System.nanoTime();
        Query among = Query.parse(query == null ? "" : query);
        int wanted = paging.read(uri, caller.orgId(), limit, null).limit();
        ReviewPlace place = database.look(tx -> reader.find(tx, caller.orgId(), uid, itemUid));
        SimilarDesk.Answer answer = desk.find(place, trainingSet, among, wanted);
        return SimilarItemsView.of(
                answer.set(),
                answer.found(),
                items(caller, uri, answer.found().items()),
                (System.nanoTime() - begun) / 1_000_000);
    }

    private Function<Item, ItemView> items(Caller caller, UriInfo uri, List<SimilarItem> found) {
        Set<Long> datasets =
                found.stream().map(similar -> similar.item().datasetId()).collect(Collectors.toSet());
        return views.of(uri, places.datasets(caller.orgId(), datasets));
    }
}
