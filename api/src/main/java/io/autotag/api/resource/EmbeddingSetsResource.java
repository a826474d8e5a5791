package io.autotag.api.resource;

import io.autotag.api.auth.Caller;
import io.autotag.api.auth.MinimumRole;
import io.autotag.api.similar.SimilarDesk;
import io.autotag.api.view.EmbeddingSetsView;
import io.autotag.store.KnownPlaces;
import io.autotag.store.Role;
import io.dropwizard.auth.Auth;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;

/** By what the items of a project can be compared. */
@Path("projects/{uid}/embeddings")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Projects")
public final class EmbeddingSetsResource {

    private final KnownPlaces places;
    private final SimilarDesk desk;

    public EmbeddingSetsResource(KnownPlaces places, SimilarDesk desk) {
        this.places = places;
        this.desk = desk;
    }

    @GET
    @MinimumRole(Role.VIEWER)
    @Operation(summary = "List by whose embeddings the items of a project can be compared")
    public EmbeddingSetsView list(@Auth Caller caller, @PathParam("uid") String uid) {
        return EmbeddingSetsView.from(desk.sets(places.project(caller.orgId(), uid)));
    }
}
