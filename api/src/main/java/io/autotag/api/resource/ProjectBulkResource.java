package io.autotag.api.resource;

import io.autotag.api.auth.Caller;
import io.autotag.api.auth.MinimumRole;
import io.autotag.api.error.ApiException;
import io.autotag.api.run.BulkSteering;
import io.autotag.api.view.BulkActionView;
import io.autotag.api.view.BulkPreviewView;
import io.autotag.api.view.NewBulkAction;
import io.autotag.api.view.PageRequest;
import io.autotag.api.view.PageView;
import io.autotag.api.view.Paging;
import io.autotag.api.view.PredictionView;
import io.autotag.store.BulkExample;
import io.autotag.store.BulkOrder;
import io.autotag.store.BulkPreview;
import io.autotag.store.BulkRepository;
import io.autotag.store.CreatedBulkAction;
import io.autotag.store.Database;
import io.autotag.store.PredictionKey;
import io.autotag.store.PredictionReader;
import io.autotag.store.Project;
import io.autotag.store.ProjectRepository;
import io.autotag.store.Reviewer;
import io.autotag.store.Role;
import io.autotag.store.StoreError;
import io.autotag.store.StoreException;
import io.dropwizard.auth.Auth;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The bulk actions of a project: counting beforehand, starting, listing. */
@Path("projects/{uid}/bulk")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Bulk")
public final class ProjectBulkResource {

    private final Database database;
    private final Database queries;
    private final Paging paging;
    private final BulkRepository actions;
    private final BulkSteering steering;
    private final ProjectRepository projects = new ProjectRepository();
    private final PredictionReader predictions = new PredictionReader();

    public ProjectBulkResource(
            Database database, Database queries, Paging paging, BulkRepository actions, BulkSteering steering) {
        this.database = database;
        this.queries = queries;
        this.paging = paging;
        this.actions = actions;
        this.steering = steering;
    }

    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    @MinimumRole(Role.OPERATOR)
    @Operation(
            summary = "Do something to many predictions at once, or count what that would meet",
            description =
                    "What the query means is frozen when the action starts, and changed as far as it is then as it"
                            + " was. The same idempotency key, in the body or as the header Idempotency-Key, answers the first"
                            + " action. With dry_run nothing is done.")
    @ApiResponse(
            responseCode = "201",
            description = "The new bulk action",
            content = @Content(schema = @Schema(implementation = BulkActionView.class)))
    @ApiResponse(
            responseCode = "200",
            description = "What a dry run met, or the action that the idempotency key made before",
            content = @Content(schema = @Schema(oneOf = {BulkPreviewView.class, BulkActionView.class})))
    public Response create(
            @Auth Caller caller,
            @PathParam("uid") String uid,
            @HeaderParam("Idempotency-Key") @Nullable String key,
            @NotNull @Valid NewBulkAction body) {
        Project project = project(caller, uid);
        BulkOrder order = body.toOrder();
        if (Boolean.TRUE.equals(body.dryRun())) {
            return Response.ok(aboutTarget(body, () -> preview(project, order))).build();
        }
        var wanted = new io.autotag.store.NewBulkAction(
                order,
                body.reason() == null ? "" : body.reason(),
                IdempotencyKey.of(key, body.idempotencyKey()).orElse(null));
        Reviewer person = caller.reviewer();
        CreatedBulkAction created = aboutTarget(body, () -> steering.place(project, person, wanted));
        return Response.status(created.isNew() ? 201 : 200)
                .entity(BulkActionView.from(created.action()))
                .build();
    }

    @GET
    @MinimumRole(Role.VIEWER)
    @Operation(summary = "List the bulk actions of a project, newest first")
    public PageView<BulkActionView> list(
            @Auth Caller caller,
            @Context UriInfo uri,
            @PathParam("uid") String uid,
            @QueryParam("limit") @Nullable String limit,
            @QueryParam("cursor") @Nullable String cursor) {
        PageRequest request = paging.read(uri, caller.orgId(), limit, cursor);
        Project project = project(caller, uid);
        return PageView.of(
                request,
                database.read(tx -> actions.list(tx, project, Pages.of(request))),
                action -> Long.toString(action.id()),
                BulkActionView::from);
    }

    private BulkPreviewView preview(Project project, BulkOrder order) {
        return queries.read(tx -> {
            BulkPreview preview = actions.preview(tx, project, order);
            Map<String, String> labels = preview.sample().stream()
                    .collect(Collectors.toMap(example -> example.prediction().uid(), BulkExample::label));
            List<PredictionKey> keys =
                    preview.sample().stream().map(BulkExample::prediction).toList();
            List<PredictionView> sample = predictions.ofKeys(tx, project, keys).stream()
                    .map(found -> PredictionView.from(found, labels.get(found.uid())))
                    .toList();
            return BulkPreviewView.from(preview, sample);
        });
    }

    private Project project(Caller caller, String uid) {
        return database.read(tx -> projects.get(tx, caller.orgId(), uid));
    }

    /** What is not found then is what the body names. */
    private static <T> T aboutTarget(NewBulkAction body, Supplier<T> work) {
        try {
            return work.get();
        } catch (StoreException failure) {
            throw failure.code() == StoreError.NOT_FOUND && !body.targetField().isEmpty()
                    ? ApiException.badField(body.targetField(), String.valueOf(failure.getMessage()))
                    : failure;
        }
    }
}
