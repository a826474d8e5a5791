package io.autotag.api.resource;

import io.autotag.api.auth.Caller;
import io.autotag.api.auth.MinimumRole;
import io.autotag.api.view.NewProject;
import io.autotag.api.view.PageView;
import io.autotag.api.view.ProjectView;
import io.autotag.store.Role;
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
import org.jspecify.annotations.Nullable;

/** Projects: datasets that are labelled together. */
@Path("projects")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Projects")
public final class ProjectResource {

    private final Projects projects;

    public ProjectResource(Projects projects) {
        this.projects = projects;
    }

    @GET
    @MinimumRole(Role.VIEWER)
    @Operation(summary = "List the organisation's projects, newest first")
    public PageView<ProjectView> list(
            @Auth Caller caller,
            @Context UriInfo uri,
            @QueryParam("limit") @Nullable String limit,
            @QueryParam("cursor") @Nullable String cursor) {
        return projects.list(caller, uri, limit, cursor);
    }

    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    @MinimumRole(Role.OPERATOR)
    @Operation(summary = "Create a project over datasets")
    @Answers(201)
    public ProjectView create(@Auth Caller caller, @NotNull @Valid NewProject body) {
        return projects.create(caller, body);
    }

    @GET
    @Path("{uid}")
    @MinimumRole(Role.VIEWER)
    @Operation(summary = "Get a project")
    public ProjectView get(@Auth Caller caller, @PathParam("uid") String uid) {
        return projects.get(caller, uid);
    }
}
