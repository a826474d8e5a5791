package io.autotag.api.resource;

import io.autotag.api.auth.Caller;
import io.autotag.api.auth.MinimumRole;
import io.autotag.api.view.PageRequest;
import io.autotag.api.view.PageView;
import io.autotag.api.view.Paging;
import io.autotag.api.view.PredictionView;
import io.autotag.store.Database;
import io.autotag.store.ItemRepository;
import io.autotag.store.PredictionReader;
import io.autotag.store.Role;
import io.autotag.store.StoredPrediction;
import io.dropwizard.auth.Auth;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.UriInfo;
import java.util.List;
import java.util.OptionalLong;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** What models found on one item. */
@Path("items/{uid}/predictions")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Predictions")
public final class ItemPredictionsResource {

    private final Database database;
    private final Paging paging;
    private final ItemRepository items = new ItemRepository();
    private final PredictionReader reader = new PredictionReader();

    public ItemPredictionsResource(Database database, Paging paging) {
        this.database = database;
        this.paging = paging;
    }

    /** One prediction with its place among the item's, which is where the next page begins. */
    private record Placed(StoredPrediction prediction, long place) {}

    @GET
    @MinimumRole(Role.VIEWER)
    @Operation(summary = "List the predictions of an item, best score first")
    public PageView<PredictionView> list(
            @Auth Caller caller,
            @Context UriInfo uri,
            @PathParam("uid") String uid,
            @Parameter(description = "true shows those of versions that are not active, too")
                    @QueryParam("hidden")
                    @DefaultValue("false")
                    boolean hidden,
            @QueryParam("limit") @Nullable String limit,
            @QueryParam("cursor") @Nullable String cursor) {
        PageRequest request = paging.read(uri, caller.orgId(), limit, cursor);
        List<StoredPrediction> all =
                database.read(tx -> reader.ofItem(tx, caller.orgId(), items.get(tx, caller.orgId(), uid), hidden));
        return PageView.of(
                request,
                page(all, request),
                placed -> Long.toString(placed.place()),
                placed -> PredictionView.from(placed.prediction()));
    }

    /** An item has some hundred predictions at most, which are read as a whole. */
    private static List<Placed> page(List<StoredPrediction> all, PageRequest request) {
        OptionalLong after = request.afterId();
        long from = after.isPresent() ? after.getAsLong() + 1 : 0;
        return IntStream.range(0, all.size())
                .skip(from)
                .limit(request.rows())
                .mapToObj(place -> new Placed(all.get(place), place))
                .toList();
    }
}
