package io.autotag.api.resource;

import io.autotag.api.auth.Caller;
import io.autotag.api.auth.MinimumRole;
import io.autotag.api.view.DatasetView;
import io.autotag.api.view.HealthView;
import io.autotag.api.view.NewDataset;
import io.autotag.api.view.PageRequest;
import io.autotag.api.view.PageView;
import io.autotag.api.view.Paging;
import io.autotag.store.Database;
import io.autotag.store.Dataset;
import io.autotag.store.DatasetFilter;
import io.autotag.store.DatasetRepository;
import io.autotag.store.DatasetStatus;
import io.autotag.store.ItemRepository;
import io.autotag.store.Role;
import io.autotag.store.UploadRepository;
import io.autotag.store.Visibility;
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
import org.jspecify.annotations.Nullable;

/** Datasets: listed, looked at, and made empty; files come in by {@link ManualUploadResource}. */
@Path("datasets")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Datasets")
public final class DatasetResource {

    private final Database database;
    private final Paging paging;
    private final DatasetRepository datasets = new DatasetRepository();

    public DatasetResource(Database database, Paging paging) {
        this.database = database;
        this.paging = paging;
    }

    @GET
    @MinimumRole(Role.VIEWER)
    @Operation(summary = "List datasets, newest first", description = "name finds a part of the name, in any case.")
    public PageView<DatasetView> list(
            @Auth Caller caller,
            @Context UriInfo uri,
            @QueryParam("data_type") @Nullable String dataType,
            @QueryParam("name") @Nullable String name,
            @QueryParam("status") @Nullable String status,
            @QueryParam("visibility") @Nullable String visibility,
            @QueryParam("limit") @Nullable String limit,
            @QueryParam("cursor") @Nullable String cursor) {
        DatasetFilter filter = new DatasetFilter(
                null,
                dataType,
                name,
                Parameters.constant("status", status, DatasetStatus.class),
                Parameters.constant("visibility", visibility, Visibility.class));
        return page(caller, filter, paging.read(uri, caller.orgId(), limit, cursor));
    }

    @GET
    @Path("{owner}/list")
    @MinimumRole(Role.VIEWER)
    @Operation(summary = "List the datasets of one owner, newest first")
    public PageView<DatasetView> listOf(
            @Auth Caller caller,
            @Context UriInfo uri,
            @PathParam("owner") String owner,
            @QueryParam("limit") @Nullable String limit,
            @QueryParam("cursor") @Nullable String cursor) {
        DatasetFilter filter = new DatasetFilter(owner, null, null, null, null);
        return page(caller, filter, paging.read(uri, caller.orgId(), limit, cursor));
    }

    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    @MinimumRole(Role.ANNOTATOR)
    @Answers(201)
    @Operation(
            summary = "Make an empty dataset",
            description = "Files are added by the manual upload, finalised under the same name and slug.")
    public DatasetView create(@Auth Caller caller, @NotNull @Valid NewDataset wanted) {
        wanted.check(caller.login());
        return DatasetView.from(database.inTransaction(tx -> new OwnDatasets().make(tx, caller, wanted)));
    }

    @GET
    @Path("{uid}")
    @MinimumRole(Role.VIEWER)
    @Operation(summary = "Get a dataset by its uid")
    public DatasetView get(@Auth Caller caller, @PathParam("uid") String uid) {
        return DatasetView.from(database.read(tx -> datasets.get(tx, caller.orgId(), uid)));
    }

    @GET
    @Path("{owner}/{slug}")
    @MinimumRole(Role.VIEWER)
    @Operation(summary = "Get a dataset by its owner and slug")
    public DatasetView getBySlug(
            @Auth Caller caller, @PathParam("owner") String owner, @PathParam("slug") String slug) {
        return DatasetView.from(database.read(tx -> datasets.getBySlug(tx, caller.orgId(), owner, slug)));
    }

    @GET
    @Path("{owner}/{slug}/health")
    @MinimumRole(Role.VIEWER)
    @Operation(summary = "Say whether all files of a dataset were taken in")
    public HealthView health(@Auth Caller caller, @PathParam("owner") String owner, @PathParam("slug") String slug) {
        return database.read(tx -> {
            Dataset dataset = datasets.getBySlug(tx, caller.orgId(), owner, slug);
            return HealthView.of(
                    dataset,
                    new UploadRepository().countWaiting(tx, dataset),
                    new ItemRepository().countUnreadable(tx, dataset));
        });
    }

    private PageView<DatasetView> page(Caller caller, DatasetFilter filter, PageRequest request) {
        List<Dataset> rows = database.read(tx -> datasets.list(tx, caller.orgId(), filter, Pages.of(request)));
        return PageView.of(request, rows, dataset -> Long.toString(dataset.id()), DatasetView::from);
    }
}
