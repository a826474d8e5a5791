package io.autotag.api.resource;

import io.autotag.api.auth.Caller;
import io.autotag.api.auth.MinimumRole;
import io.autotag.api.error.ApiException;
import io.autotag.api.view.NewProviderSecret;
import io.autotag.api.view.PageRequest;
import io.autotag.api.view.PageView;
import io.autotag.api.view.Paging;
import io.autotag.api.view.ProviderSecretView;
import io.autotag.egress.EgressRules;
import io.autotag.egress.Origin;
import io.autotag.secret.SecretBox;
import io.autotag.store.AuditKind;
import io.autotag.store.AuditLog;
import io.autotag.store.Database;
import io.autotag.store.ProviderSecret;
import io.autotag.store.ProviderSecretRepository;
import io.autotag.store.Role;
import io.dropwizard.auth.Auth;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.UriInfo;
import java.net.URI;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The secrets that go along to providers: set and removed by admins, shown to nobody. */
@Path("provider-secrets")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Models")
public final class ProviderSecretResource {

    private static final Pattern NAME = Pattern.compile("[a-z0-9][a-z0-9-]{0,62}");

    private final Database database;
    private final Paging paging;
    private final EgressRules rules;
    private final SecretBox box;
    private final ProviderSecretRepository secrets = new ProviderSecretRepository();
    private final AuditLog audit = new AuditLog();

    public ProviderSecretResource(Database database, Paging paging, EgressRules rules, SecretBox box) {
        this.database = database;
        this.paging = paging;
        this.rules = rules;
        this.box = box;
    }

    @GET
    @MinimumRole(Role.ADMIN)
    @Operation(summary = "List the names of the secrets for providers, newest first")
    public PageView<ProviderSecretView> list(
            @Auth Caller caller,
            @Context UriInfo uri,
            @QueryParam("limit") @Nullable String limit,
            @QueryParam("cursor") @Nullable String cursor) {
        PageRequest request = paging.read(uri, caller.orgId(), limit, cursor);
        return PageView.of(
                request,
                database.read(tx -> secrets.list(tx, caller.orgId(), Pages.of(request))),
                secret -> Long.toString(secret.id()),
                ProviderSecretView::from);
    }

    @PUT
    @Path("{name}")
    @Consumes(MediaType.APPLICATION_JSON)
    @MinimumRole(Role.ADMIN)
    @Operation(
            summary = "Set a secret for providers",
            description =
                    "It is kept encrypted, is never shown again, and is sent to its origin alone: with a path, to what"
                            + " lies below that alone.")
    public ProviderSecretView set(
            @Auth Caller caller, @PathParam("name") String name, @NotNull @Valid NewProviderSecret wanted) {
        if (!NAME.matcher(name).matches()) {
            throw ApiException.badField("name", "Must be small letters, digits and hyphens, at most 63.");
        }
        rules.objection(wanted.origin()).ifPresent(objection -> {
            throw ApiException.badField("origin", objection);
        });
        URI place = URI.create(wanted.origin());
        if (place.getRawQuery() != null || place.getRawFragment() != null) {
            throw ApiException.badField("origin", "Must end with the path: leave out what begins with ? or #.");
        }
        String origin = Origin.withPath(place);
        String sealed = box.seal(ProviderSecret.owner(caller.orgId(), name, origin), wanted.value());
        return ProviderSecretView.from(database.inTransaction(tx -> {
            audit.note(tx, caller.user(), AuditKind.PROVIDER_SECRET_SET, name, name, "for " + origin);
            return secrets.put(tx, caller.orgId(), name, origin, sealed);
        }));
    }

    @DELETE
    @Path("{name}")
    @MinimumRole(Role.ADMIN)
    @Operation(summary = "Remove a secret for providers", description = "Providers that need it are called no more.")
    public void delete(@Auth Caller caller, @PathParam("name") String name) {
        database.doInTransaction(tx -> {
            secrets.delete(tx, caller.orgId(), name);
            audit.note(tx, caller.user(), AuditKind.PROVIDER_SECRET_REMOVED, name, name, "");
        });
    }
}
