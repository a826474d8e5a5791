package io.autotag.api.resource;

import io.autotag.api.auth.Caller;
import io.autotag.api.auth.MinimumRole;
import io.autotag.api.view.ItemCountView;
import io.autotag.api.view.QueryBody;
import io.autotag.query.Query;
import io.autotag.search.ItemSearch;
import io.autotag.store.KnownPlaces;
import io.autotag.store.Project;
import io.autotag.store.Role;
import io.dropwizard.auth.Auth;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;

/** How many items a query selects; the same as the count below the items, for queries too long for an address. */
@Path("projects/{uid}/query/count")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Projects")
public final class QueryCountResource {

    private final KnownPlaces places;
    private final ItemSearch search;

    public QueryCountResource(KnownPlaces places, ItemSearch search) {
        this.places = places;
        this.search = search;
    }

    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    @MinimumRole(Role.VIEWER)
    @Operation(summary = "Count the items of a query")
    public ItemCountView count(@Auth Caller caller, @PathParam("uid") String uid, @NotNull @Valid QueryBody body) {
        Query query = Query.parse(body.text());
        Project project = places.project(caller.orgId(), uid);
        return ItemCountView.from(search.count(project, query));
    }
}
