package io.autotag.api.resource;

import io.autotag.api.auth.Caller;
import io.autotag.api.auth.MinimumRole;
import io.autotag.api.error.ApiException;
import io.autotag.api.run.SelectionCheck;
import io.autotag.api.view.AssignmentView;
import io.autotag.api.view.NewAssignmentBody;
import io.autotag.api.view.PageRequest;
import io.autotag.api.view.PageView;
import io.autotag.api.view.Paging;
import io.autotag.store.Assignment;
import io.autotag.store.AssignmentRepository;
import io.autotag.store.Database;
import io.autotag.store.NewAssignment;
import io.autotag.store.Project;
import io.autotag.store.ProjectRepository;
import io.autotag.store.Role;
import io.autotag.store.StoreError;
import io.autotag.store.StoreException;
import io.autotag.store.Transaction;
import io.dropwizard.auth.Auth;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.DefaultValue;
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

/** Who shall review what. */
@Path("projects/{uid}/assignments")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Review")
public final class AssignmentResource {

    private final Database database;
    private final Paging paging;
    private final SelectionCheck selections;
    private final ProjectRepository projects = new ProjectRepository();
    private final AssignmentRepository assignments = new AssignmentRepository();

    public AssignmentResource(Database database, Paging paging, SelectionCheck selections) {
        this.database = database;
        this.paging = paging;
        this.selections = selections;
    }

    @GET
    @MinimumRole(Role.VIEWER)
    @Operation(summary = "List the assignments of a project, newest first, or one's own open ones")
    public PageView<AssignmentView> list(
            @Auth Caller caller,
            @Context UriInfo uri,
            @PathParam("uid") String uid,
            @Parameter(description = "true lists those that are the caller's and open")
                    @QueryParam("mine")
                    @DefaultValue("false")
                    boolean mine,
            @QueryParam("limit") @Nullable String limit,
            @QueryParam("cursor") @Nullable String cursor) {
        PageRequest request = paging.read(uri, caller.orgId(), Boolean.toString(mine), limit, cursor);
        List<Assignment> rows = database.read(tx -> {
            Project project = projects.get(tx, caller.orgId(), uid);
            return mine
                    ? assignments.openOf(tx, project, caller.user())
                    : assignments.list(tx, project, Pages.of(request));
        });
        return mine
                ? new PageView<>(rows.stream().map(AssignmentView::from).toList(), null, null)
                : PageView.of(request, rows, row -> Long.toString(row.id()), AssignmentView::from);
    }

    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    @MinimumRole(Role.OPERATOR)
    @Answers(201)
    @Operation(
            summary = "Assign items to people",
            description = "A query is looked at whenever they ask for their next item.")
    public AssignmentView create(
            @Auth Caller caller, @PathParam("uid") String uid, @NotNull @Valid NewAssignmentBody body) {
        NewAssignment wanted = body.toStore();
        return database.inTransaction(tx -> {
            Project project = projects.get(tx, caller.orgId(), uid);
            selections.check(tx, project, wanted.selection());
            return AssignmentView.from(create(tx, project, caller, wanted));
        });
    }

    @GET
    @Path("{assignment}")
    @MinimumRole(Role.VIEWER)
    @Operation(summary = "Get an assignment")
    public AssignmentView get(
            @Auth Caller caller, @PathParam("uid") String uid, @PathParam("assignment") String assignment) {
        return AssignmentView.from(
                database.read(tx -> assignments.get(tx, projects.get(tx, caller.orgId(), uid), assignment)));
    }

    @DELETE
    @Path("{assignment}")
    @MinimumRole(Role.OPERATOR)
    @Operation(summary = "Close an assignment; what was reviewed stays")
    public void close(@Auth Caller caller, @PathParam("uid") String uid, @PathParam("assignment") String assignment) {
        database.doInTransaction(
                tx -> assignments.close(tx, assignments.get(tx, projects.get(tx, caller.orgId(), uid), assignment)));
    }

    private Assignment create(Transaction tx, Project project, Caller caller, NewAssignment wanted) {
        try {
            return assignments.create(tx, project, caller.reviewer(), wanted);
        } catch (StoreException failure) {
            throw failure.code() == StoreError.NOT_FOUND
                    ? ApiException.badField("people", "Each must be the login of somebody in your organisation.")
                    : failure;
        }
    }
}
