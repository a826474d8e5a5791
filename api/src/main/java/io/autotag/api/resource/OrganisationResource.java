package io.autotag.api.resource;

import io.autotag.api.auth.Caller;
import io.autotag.api.auth.MinimumRole;
import io.autotag.api.error.ApiException;
import io.autotag.api.view.OrganisationView;
import io.autotag.api.view.PageView;
import io.autotag.api.view.Paging;
import io.autotag.store.AccountRepository;
import io.autotag.store.Database;
import io.autotag.store.Organisation;
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
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The caller's organisation; clients read it to see whether a key is good. */
@Path("organizations")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Organizations")
public final class OrganisationResource {

    private final Database database;
    private final Paging paging;
    private final AccountRepository accounts = new AccountRepository();

    public OrganisationResource(Database database, Paging paging) {
        this.database = database;
        this.paging = paging;
    }

    @GET
    @MinimumRole(Role.VIEWER)
    @Operation(summary = "List the organisations of the key: there is one")
    public PageView<OrganisationView> list(
            @Auth Caller caller,
            @Context UriInfo uri,
            @QueryParam("limit") @Nullable String limit,
            @QueryParam("cursor") @Nullable String cursor) {
        return PageView.of(
                paging.read(uri, caller.orgId(), limit, cursor),
                List.of(own(caller)),
                Organisation::uid,
                OrganisationView::from);
    }

    @GET
    @Path("{slug}")
    @MinimumRole(Role.VIEWER)
    @Operation(summary = "Get the organisation of the key")
    public OrganisationView get(@Auth Caller caller, @PathParam("slug") String slug) {
        Organisation own = own(caller);
        if (!own.slug().equals(slug)) {
            throw ApiException.notFound();
        }
        return OrganisationView.from(own);
    }

    private Organisation own(Caller caller) {
        return database.read(tx -> accounts.organisation(tx, caller.orgId()));
    }
}
