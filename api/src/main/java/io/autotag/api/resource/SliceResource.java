package io.autotag.api.resource;

import io.autotag.api.auth.Caller;
import io.autotag.api.auth.MinimumRole;
import io.autotag.api.error.ApiException;
import io.autotag.api.view.DatasetItemView;
import io.autotag.api.view.ItemViews;
import io.autotag.api.view.NewSlice;
import io.autotag.api.view.PageRequest;
import io.autotag.api.view.PageView;
import io.autotag.api.view.Paging;
import io.autotag.api.view.SliceView;
import io.autotag.api.view.SliceViews;
import io.autotag.query.Query;
import io.autotag.search.ItemSearch;
import io.autotag.search.SavedQueryCheck;
import io.autotag.store.Database;
import io.autotag.store.DatasetRepository;
import io.autotag.store.Item;
import io.autotag.store.Project;
import io.autotag.store.ProjectRepository;
import io.autotag.store.Role;
import io.autotag.store.Slice;
import io.autotag.store.SliceRepository;
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
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Slices: named choices of items, fixed across datasets or found by a query in a project. */
@Path("slices")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Slices")
public final class SliceResource {

    private final Database database;
    private final Paging paging;
    private final SliceViews views;
    private final ItemViews itemViews;
    private final SliceItems items;
    private final SliceRepository slices = new SliceRepository();
    private final ProjectRepository projects = new ProjectRepository();
    private final DatasetRepository datasets = new DatasetRepository();

    public SliceResource(Database database, Paging paging, SliceViews views, ItemViews itemViews, ItemSearch search) {
        this.database = database;
        this.paging = paging;
        this.views = views;
        this.itemViews = itemViews;
        this.items = new SliceItems(database, search);
    }

    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    @MinimumRole(Role.ANNOTATOR)
    @Answers(201)
    @ChangesItems
    @Operation(
            summary = "Make a slice of whole datasets and listed items, or of what a query finds",
            description = "Of sub_slices it holds the items that are there now; random_selection_count takes so many of"
                    + " them by chance. With project and query instead it holds what the query finds, now and later.")
    public SliceView create(@Auth Caller caller, @NotNull @Valid NewSlice wanted) {
        String query = wanted.query();
        return view(
                query == null
                        ? database.inTransaction(
                                tx -> slices.create(tx, views.toStore(wanted, caller.orgId(), caller.login())))
                        : save(caller, wanted, query));
    }

    /** Its own query is read first, so that what is wrong with it has a position. */
    private Slice save(Caller caller, NewSlice wanted, String query) {
        if (wanted.subSlices() != null || wanted.randomSelectionCount() != null) {
            throw ApiException.badField("query", "A slice of a query has no sub_slices and no random_selection_count.");
        }
        String uid = wanted.project();
        if (uid == null) {
            throw ApiException.badField("project", "Name the project, by uid, in which the query finds items.");
        }
        if (Query.parse(query).canonical().isEmpty()) {
            throw ApiException.badField("query", "Write what to find: everything needs no slice.");
        }
        return database.inTransaction(tx -> {
            Project project = projects.get(tx, caller.orgId(), uid);
            Slice saved = slices.create(tx, views.toSavedQuery(wanted, project, caller.login(), query));
            SavedQueryCheck.check(tx, project);
            return saved;
        });
    }

    private SliceView view(Slice slice) {
        return views.of(slice, items.count(slice));
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
        return PageView.of(request, rows, slice -> Long.toString(slice.id()), this::view);
    }

    @GET
    @Path("{owner}/{slug}")
    @MinimumRole(Role.VIEWER)
    @Operation(summary = "Get a slice")
    public SliceView get(@Auth Caller caller, @PathParam("owner") String owner, @PathParam("slug") String slug) {
        return view(slice(caller, owner, slug));
    }

    @GET
    @Path("{owner}/{slug}/items/list")
    @MinimumRole(Role.VIEWER)
    @Operation(summary = "List the items of a slice, newest first")
    public PageView<DatasetItemView> items(
            @Auth Caller caller,
            @Context UriInfo uri,
            @PathParam("owner") String owner,
            @PathParam("slug") String slug,
            @QueryParam("limit") @Nullable String limit,
            @QueryParam("cursor") @Nullable String cursor) {
        PageRequest request = paging.read(uri, caller.orgId(), limit, cursor);
        PageView<Item> page = items.page(slice(caller, owner, slug), request);
        return new PageView<>(
                page.results().stream().map(shown(caller, uri, page.results())).toList(), page.next(), null);
    }

    @GET
    @Path("{owner}/{slug}/items/{item_uid}")
    @MinimumRole(Role.VIEWER)
    @Operation(summary = "Get an item of a slice")
    public DatasetItemView item(
            @Auth Caller caller,
            @Context UriInfo uri,
            @PathParam("owner") String owner,
            @PathParam("slug") String slug,
            @PathParam("item_uid") String itemUid) {
        Item item = items.get(slice(caller, owner, slug), itemUid);
        return shown(caller, uri, List.of(item)).apply(item);
    }

    private Slice slice(Caller caller, String owner, String slug) {
        return database.read(tx -> slices.getBySlug(tx, caller.orgId(), owner, slug));
    }

    private Function<Item, DatasetItemView> shown(Caller caller, UriInfo uri, List<Item> of) {
        Set<Long> ids = of.stream().map(Item::datasetId).collect(Collectors.toSet());
        return itemViews
                .of(uri, database.read(tx -> datasets.listByIds(tx, caller.orgId(), ids)))
                .andThen(DatasetItemView::of);
    }
}
