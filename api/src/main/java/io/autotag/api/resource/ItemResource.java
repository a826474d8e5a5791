package io.autotag.api.resource;

import io.autotag.api.auth.Caller;
import io.autotag.api.auth.MinimumRole;
import io.autotag.api.view.DatasetItemView;
import io.autotag.api.view.ItemViews;
import io.autotag.api.view.PageRequest;
import io.autotag.api.view.PageView;
import io.autotag.api.view.Paging;
import io.autotag.store.Database;
import io.autotag.store.Dataset;
import io.autotag.store.DatasetRepository;
import io.autotag.store.Item;
import io.autotag.store.ItemRepository;
import io.autotag.store.Role;
import io.dropwizard.auth.Auth;
import io.swagger.v3.oas.annotations.Operation;
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
import org.jspecify.annotations.Nullable;

/** The items of a dataset. */
@Path("datasets/{owner}/{slug}/items")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Items")
public final class ItemResource {

    private final Database database;
    private final Paging paging;
    private final ItemViews views;
    private final DatasetRepository datasets = new DatasetRepository();
    private final ItemRepository items = new ItemRepository();

    public ItemResource(Database database, Paging paging, ItemViews views) {
        this.database = database;
        this.paging = paging;
        this.views = views;
    }

    @GET
    @MinimumRole(Role.VIEWER)
    @Operation(summary = "List the items of a dataset, newest first")
    public PageView<DatasetItemView> list(
            @Auth Caller caller,
            @Context UriInfo uri,
            @PathParam("owner") String owner,
            @PathParam("slug") String slug,
            @QueryParam("limit") @Nullable String limit,
            @QueryParam("cursor") @Nullable String cursor) {
        PageRequest request = paging.read(uri, caller.orgId(), limit, cursor);
        return database.read(tx -> {
            Dataset dataset = datasets.getBySlug(tx, caller.orgId(), owner, slug);
            List<Item> rows = items.list(tx, dataset, Pages.of(request));
            return PageView.of(
                    request,
                    rows,
                    item -> Long.toString(item.id()),
                    item -> DatasetItemView.of(views.of(uri, item, dataset)));
        });
    }

    @GET
    @Path("{item_uid}")
    @MinimumRole(Role.VIEWER)
    @Operation(summary = "Get an item of a dataset")
    public DatasetItemView get(
            @Auth Caller caller,
            @Context UriInfo uri,
            @PathParam("owner") String owner,
            @PathParam("slug") String slug,
            @PathParam("item_uid") String itemUid) {
        return database.read(tx -> {
            Dataset dataset = datasets.getBySlug(tx, caller.orgId(), owner, slug);
            return DatasetItemView.of(views.of(uri, items.getOf(tx, dataset, itemUid), dataset));
        });
    }
}
