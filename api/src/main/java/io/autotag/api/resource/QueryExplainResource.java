package io.autotag.api.resource;

import io.autotag.api.auth.Caller;
import io.autotag.api.auth.MinimumRole;
import io.autotag.api.view.ExplanationView;
import io.autotag.query.Query;
import io.autotag.search.ItemSearch;
import io.autotag.store.KnownPlaces;
import io.autotag.store.Project;
import io.autotag.store.Role;
import io.dropwizard.auth.Auth;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import org.jspecify.annotations.Nullable;

/** How a query is answered, for whoever wonders why it takes its time. */
@Path("projects/{uid}/query/explain")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Projects")
public final class QueryExplainResource {

    private final KnownPlaces places;
    private final ItemSearch search;

    public QueryExplainResource(KnownPlaces places, ItemSearch search) {
        this.places = places;
        this.search = search;
    }

    @GET
    @MinimumRole(Role.VIEWER)
    @Operation(
            summary = "Explain how a query is answered",
            description = "The query is answered on the way. Operators see PostgreSQL's plan, too.")
    public ExplanationView explain(
            @Auth Caller caller,
            @PathParam("uid") String uid,
            @Parameter(description = "In the query language; every item if left out.") @QueryParam("query") @Nullable
                    String query) {
        Query wanted = Query.parse(query == null ? "" : query);
        Project project = places.project(caller.orgId(), uid);
        return ExplanationView.from(
                search.explain(project, wanted), caller.role().covers(Role.OPERATOR));
    }
}
