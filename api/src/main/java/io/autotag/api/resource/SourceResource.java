package io.autotag.api.resource;

import io.autotag.api.auth.Caller;
import io.autotag.api.auth.MinimumRole;
import io.autotag.api.source.SourceDesk;
import io.autotag.api.view.NewSourceAccess;
import io.autotag.api.view.PageRequest;
import io.autotag.api.view.PageView;
import io.autotag.api.view.Paging;
import io.autotag.api.view.SourceFailureView;
import io.autotag.api.view.SourcePatch;
import io.autotag.api.view.SourceView;
import io.autotag.store.Role;
import io.dropwizard.auth.Auth;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.UriInfo;
import org.jspecify.annotations.Nullable;

/** One place whose pictures stay where they are. */
@Path("datasets/{dataset}/sources/{source}")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Sources")
public final class SourceResource {

    private final SourceDesk desk;
    private final Paging paging;

    public SourceResource(SourceDesk desk, Paging paging) {
        this.desk = desk;
        this.paging = paging;
    }

    @GET
    @MinimumRole(Role.VIEWER)
    @Operation(summary = "Get a source and how its last scan went")
    public SourceView get(
            @Auth Caller caller, @PathParam("dataset") String dataset, @PathParam("source") String source) {
        return SourceView.from(desk.get(caller.orgId(), dataset, source));
    }

    @PATCH
    @Consumes(MediaType.APPLICATION_JSON)
    @MinimumRole(Role.OPERATOR)
    @Operation(
            summary = "Change when a source is scanned",
            description = "While it is paused it is scanned on demand only; its pictures are read all the same.")
    public SourceView change(
            @Auth Caller caller,
            @PathParam("dataset") String dataset,
            @PathParam("source") String source,
            @NotNull @Valid SourcePatch change) {
        return SourceView.from(desk.change(caller.user(), dataset, source, change));
    }

    @PUT
    @Path("access")
    @Consumes(MediaType.APPLICATION_JSON)
    @MinimumRole(Role.ADMIN)
    @Operation(
            summary = "Give a source other keys or addresses",
            description = "An address that is signed anew is the same picture. What is not listed any more is noted as"
                    + " gone by the next scan.")
    public SourceView reseal(
            @Auth Caller caller,
            @PathParam("dataset") String dataset,
            @PathParam("source") String source,
            @NotNull @Valid NewSourceAccess access) {
        return SourceView.from(desk.reseal(caller.user(), dataset, source, access));
    }

    @POST
    @Path("scan")
    @MinimumRole(Role.OPERATOR)
    @Answers(202)
    @Operation(
            summary = "Scan a source now",
            description = "New pictures become items; what was changed or is gone is noted. Where a scan is under way"
                    + " that one will do.")
    public SourceView scan(
            @Auth Caller caller, @PathParam("dataset") String dataset, @PathParam("source") String source) {
        return SourceView.from(desk.scan(caller.orgId(), dataset, source));
    }

    @GET
    @Path("failures")
    @MinimumRole(Role.VIEWER)
    @Operation(summary = "List the objects of a source that could not be read, each with its cause")
    public PageView<SourceFailureView> failures(
            @Auth Caller caller,
            @Context UriInfo uri,
            @PathParam("dataset") String dataset,
            @PathParam("source") String source,
            @QueryParam("limit") @Nullable String limit,
            @QueryParam("cursor") @Nullable String cursor) {
        PageRequest request = paging.read(uri, caller.orgId(), limit, cursor);
        return PageView.of(
                request,
                desk.failures(caller.orgId(), dataset, source, Pages.of(request)),
                failed -> Long.toString(failed.id()),
                SourceFailureView::from);
    }

    @DELETE
    @MinimumRole(Role.ADMIN)
    @Operation(
            summary = "Remove a source",
            description = "Its items stay, with all that people decided; their pictures cannot be seen any more, until"
                    + " a source of this name gives them again.")
    public void delete(@Auth Caller caller, @PathParam("dataset") String dataset, @PathParam("source") String source) {
        desk.delete(caller.user(), dataset, source);
    }
}
