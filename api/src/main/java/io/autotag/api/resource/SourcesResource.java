package io.autotag.api.resource;

import io.autotag.api.auth.Caller;
import io.autotag.api.auth.MinimumRole;
import io.autotag.api.source.SourceDesk;
import io.autotag.api.view.NewSourceBody;
import io.autotag.api.view.PageRequest;
import io.autotag.api.view.PageView;
import io.autotag.api.view.Paging;
import io.autotag.api.view.SourceView;
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

/** The places of a dataset whose pictures stay where they are. */
@Path("datasets/{dataset}/sources")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Sources")
public final class SourcesResource {

    private final SourceDesk desk;
    private final Paging paging;

    public SourcesResource(SourceDesk desk, Paging paging) {
        this.desk = desk;
        this.paging = paging;
    }

    @GET
    @MinimumRole(Role.VIEWER)
    @Operation(summary = "List the sources of a dataset, newest first")
    public PageView<SourceView> list(
            @Auth Caller caller,
            @Context UriInfo uri,
            @PathParam("dataset") String dataset,
            @QueryParam("limit") @Nullable String limit,
            @QueryParam("cursor") @Nullable String cursor) {
        PageRequest request = paging.read(uri, caller.orgId(), limit, cursor);
        return PageView.of(
                request,
                desk.list(caller.orgId(), dataset, Pages.of(request)),
                source -> Long.toString(source.id()),
                SourceView::from);
    }

    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    @MinimumRole(Role.ADMIN)
    @Answers(201)
    @Operation(
            summary = "Add a source to a dataset",
            description = "It is scanned at once. Its pictures become items and are read where they are: they are not"
                    + " copied. Keys and addresses are kept encrypted and never shown again.")
    public SourceView create(
            @Auth Caller caller, @PathParam("dataset") String dataset, @NotNull @Valid NewSourceBody wanted) {
        return SourceView.from(desk.create(caller.user(), dataset, wanted));
    }
}
