package io.autotag.api.resource;

import io.autotag.api.auth.Caller;
import io.autotag.api.auth.MinimumRole;
import io.autotag.api.view.AuditEventView;
import io.autotag.api.view.PageRequest;
import io.autotag.api.view.PageView;
import io.autotag.api.view.Paging;
import io.autotag.store.AuditKind;
import io.autotag.store.AuditLog;
import io.autotag.store.Database;
import io.autotag.store.Role;
import io.dropwizard.auth.Auth;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.UriInfo;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Who changed what in the caller's organisation. */
@Path("audit")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Audit")
public final class AuditResource {

    private final Database database;
    private final Paging paging;
    private final AuditLog audit = new AuditLog();

    public AuditResource(Database database, Paging paging) {
        this.database = database;
        this.paging = paging;
    }

    @GET
    @MinimumRole(Role.ADMIN)
    @Operation(
            summary =
                    "List who changed models, versions, gates, calibrations, settings, people, keys, secrets, sources,"
                            + " webhooks and workers, newest first",
            description = "What was done to runs, limits, reviews and labels is listed with these.")
    public PageView<AuditEventView> list(
            @Auth Caller caller,
            @Context UriInfo uri,
            @QueryParam("kind") @Nullable String kind,
            @QueryParam("limit") @Nullable String limit,
            @QueryParam("cursor") @Nullable String cursor) {
        Optional<AuditKind> wanted = Optional.ofNullable(Parameters.constant("kind", kind, AuditKind.class));
        PageRequest request = paging.read(uri, caller.orgId(), limit, cursor);
        return PageView.of(
                request,
                database.read(tx -> audit.list(tx, caller.orgId(), wanted, Pages.of(request))),
                event -> Long.toString(event.id()),
                AuditEventView::from);
    }
}
