package io.autotag.api.resource;

import io.autotag.api.auth.Caller;
import io.autotag.api.auth.MinimumRole;
import io.autotag.api.view.GateBody;
import io.autotag.groundtruth.PromotionGate;
import io.autotag.query.Query;
import io.autotag.store.Database;
import io.autotag.store.ProjectRepository;
import io.autotag.store.Role;
import io.dropwizard.auth.Auth;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;

/** The items of a project that a version must not be worse on than the active one. */
@Path("projects/{uid}/gate")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Models")
public final class GateResource {

    private final Database database;
    private final ProjectRepository projects = new ProjectRepository();
    private final PromotionGate gate = new PromotionGate();

    public GateResource(Database database) {
        this.database = database;
    }

    @GET
    @MinimumRole(Role.VIEWER)
    @Operation(summary = "Get the query by whose items versions are compared before one becomes active")
    public GateBody gate(@Auth Caller caller, @PathParam("uid") String uid) {
        return new GateBody(database.read(tx -> gate.query(tx, projects.get(tx, caller.orgId(), uid))));
    }

    @PUT
    @Consumes(MediaType.APPLICATION_JSON)
    @MinimumRole(Role.OPERATOR)
    @Operation(summary = "Change the query by whose items versions are compared before one becomes active")
    public GateBody setGate(@Auth Caller caller, @PathParam("uid") String uid, @NotNull @Valid GateBody body) {
        Query.parse(body.query());
        database.doInTransaction(
                tx -> gate.setQuery(tx, projects.get(tx, caller.orgId(), uid), body.query(), caller.reviewer()));
        return body;
    }
}
