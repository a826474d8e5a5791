package io.autotag.api.resource;

import io.autotag.api.auth.Caller;
import io.autotag.api.auth.MinimumRole;
import io.autotag.api.view.ItemView;
import io.autotag.api.view.ItemViews;
import io.autotag.api.view.NewSlice;
import io.autotag.api.view.PageRequest;
import io.autotag.api.view.PageView;
import io.autotag.api.view.Paging;
import io.autotag.api.view.SliceView;
import io.autotag.api.view.SliceViews;
import io.autotag.store.Database;
import io.autotag.store.Dataset;
import io.autotag.store.DatasetRepository;
import io.autotag.store.Item;
import io.autotag.store.ItemRepository;
import io.autotag.store.Role;
import io.autotag.store.Slice;
import io.autotag.store.SliceRepository;
import io.autotag.store.Transaction;
import io.dropwizard.auth.Auth;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
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
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Slices: named, fixed choices of items across datasets. */
@Path("slices")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Slices")
public final class SliceResource {

    private final Database database;
    private final Paging paging;
    private final SliceViews views;
    private final ItemViews itemViews;
    private final SliceRepository slices = new SliceRepository();
    private final ItemRepository items = new ItemRepository();
    private final DatasetRepository datasets = new DatasetRepository();

    public SliceResource(Database database, Paging paging, SliceViews views, ItemViews itemViews) {
        this.database = database;
        this.paging = paging;
        this.views = views;
        this.itemViews = itemViews;
    }

    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    @MinimumRole(Role.ANNOTATOR)
    @Answers(201)
    @ChangesItems
    @Operation(
            summary = "Make a slice of whole datasets and listed items",
            description =
                    "It holds the items that are there now. random_selection_count takes so many of them by chance.")
    public SliceView create(@Auth Caller caller, @NotNull @Valid NewSlice wanted) {
        return views.of(
                database.inTransaction(tx -> slices.create(tx, views.toStore(wanted, caller.orgId(), caller.login()))));
    }

    @GET
    @Path("{owner}/list")
    @MinimumRole(Role.VIEWER)
    @Operation(summary = "List the slices of an owner, newest first")
    public PageView<SliceView> list(
            @Auth Caller caller,
            @Context UriInfo uri,
            @PathParam("owner") String owner,
            @QueryParam("limit") @Nullable String limit,
            @QueryParam("cursor") @Nullable String cursor) {
        PageRequest request = paging.read(uri, caller.orgId(), limit, cursor);
        List<Slice> rows = database.read(tx -> slices.list(tx, caller.orgId(), owner, Pages.of(request)));
        return PageView.of(request, rows, slice -> Long.toString(slice.id()), views::of);
    }

    @GET
    @Path("{owner}/{slug}")
    @MinimumRole(Role.VIEWER)
    @Operation(summary = "Get a slice")
    public SliceView get(@Auth Caller caller, @PathParam("owner") String owner, @PathParam("slug") String slug) {
        return views.of(database.read(tx -> slices.getBySlug(tx, caller.orgId(), owner, slug)));
    }

    @GET
    @Path("{owner}/{slug}/items/list")
    @MinimumRole(Role.VIEWER)
    @Operation(summary = "List the items of a slice, newest first")
    public PageView<ItemView> items(
            @Auth Caller caller,
            @Context UriInfo uri,
            @PathParam("owner") String owner,
            @PathParam("slug") String slug,
            @QueryParam("limit") @Nullable String limit,
            @QueryParam("cursor") @Nullable String cursor) {
        PageRequest request = paging.read(uri, caller.orgId(), limit, cursor);
        return database.read(tx -> {
            Slice slice = slices.getBySlug(tx, caller.orgId(), owner, slug);
            List<Item> rows = items.listOf(tx, slice, Pages.of(request));
            List<Dataset> known = datasetsOf(tx, caller, rows);
            return PageView.of(request, rows, item -> Long.toString(item.id()), itemViews.of(uri, known));
        });
    }

    @GET
    @Path("{owner}/{slug}/items/{item_uid}")
    @MinimumRole(Role.VIEWER)
    @Operation(summary = "Get an item of a slice")
    public ItemView item(
            @Auth Caller caller,
            @Context UriInfo uri,
            @PathParam("owner") String owner,
            @PathParam("slug") String slug,
            @PathParam("item_uid") String itemUid) {
        return database.read(tx -> {
            Item item = slices.item(tx, slices.getBySlug(tx, caller.orgId(), owner, slug), itemUid);
            return itemViews.of(uri, datasetsOf(tx, caller, List.of(item))).apply(item);
        });
    }

    private List<Dataset> datasetsOf(Transaction tx, Caller caller, List<Item> of) {
        return datasets.listByIds(
                tx, caller.orgId(), of.stream().map(Item::datasetId).collect(Collectors.toSet()));
    }
}
