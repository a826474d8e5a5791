package io.autotag.api.resource;

import io.autotag.api.auth.Caller;
import io.autotag.api.auth.MinimumRole;
import io.autotag.api.view.PageView;
import io.autotag.api.view.ProjectView;
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
import org.jspecify.annotations.Nullable;

/** The projects of whoever calls, under the path that Avala's Python SDK asks for. */
@Path("users/me/projects")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Projects")
public final class OwnProjectResource {

    private final Projects projects;

    public OwnProjectResource(Projects projects) {
        this.projects = projects;
    }

    @GET
    @MinimumRole(Role.VIEWER)
    @Operation(summary = "List the projects that the key can see")
    public PageView<ProjectView> list(
            @Auth Caller caller,
            @Context UriInfo uri,
            @QueryParam("limit") @Nullable String limit,
            @QueryParam("cursor") @Nullable String cursor) {
        return projects.list(caller, uri, limit, cursor);
    }

    @GET
    @Path("{uid}")
    @MinimumRole(Role.VIEWER)
    @Operation(summary = "Get a project that the key can see")
    public ProjectView get(@Auth Caller caller, @PathParam("uid") String uid) {
        return projects.get(caller, uid);
    }
}
