package io.autotag.api.resource;

import io.autotag.api.auth.Caller;
import io.autotag.api.auth.MinimumRole;
import io.autotag.api.view.FacetsBody;
import io.autotag.api.view.FacetsView;
import io.autotag.query.Facet;
import io.autotag.query.Query;
import io.autotag.search.FacetCounts;
import io.autotag.search.FacetSearch;
import io.autotag.search.ItemCount;
import io.autotag.search.ItemSearch;
import io.autotag.store.KnownPlaces;
import io.autotag.store.Project;
import io.autotag.store.Role;
import io.dropwizard.auth.Auth;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What a query's items have, so that the next condition can be chosen by its numbers. */
@Path("projects/{uid}/query/facets")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Projects")
public final class QueryFacetsResource {

    private final KnownPlaces places;
    private final ItemSearch search;
    private final FacetSearch facets;

    public QueryFacetsResource(KnownPlaces places, ItemSearch search, FacetSearch facets) {
        this.places = places;
        this.search = search;
        this.facets = facets;
    }

    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    @MinimumRole(Role.VIEWER)
    @Operation(
            summary = "Count the items of a query by label, status, score and more",
            description = "Each facet is counted with its own conditions left out: a number says what a click gives.")
    public FacetsView count(@Auth Caller caller, @PathParam("uid") String uid, @Valid @Nullable FacetsBody body) {
        long start = System.nanoTime();
        FacetsBody wanted = body == null ? FacetsBody.DEFAULT : body;
        Query query = Query.parse(wanted.queryText());
        List<Facet> kinds = wanted.toFacets();
        Project project = places.project(caller.orgId(), uid);
        ItemCount items = search.count(project, query);
        List<FacetCounts> counts = facets.count(project, query, kinds);
        return FacetsView.from(items, counts, Duration.ofNanos(System.nanoTime() - start));
    }
}
