package io.autotag.api.resource;

import io.autotag.api.auth.Caller;
import io.autotag.api.auth.MinimumRole;
import io.autotag.api.error.ApiException;
import io.autotag.api.view.ModelVersionPatch;
import io.autotag.api.view.ModelVersionView;
import io.autotag.store.Database;
import io.autotag.store.ModelRepository;
import io.autotag.store.Role;
import io.autotag.store.VersionRepository;
import io.dropwizard.auth.Auth;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.Map;
import java.util.Optional;

/**
 * What becomes of a version after it was added: what people say of it, and its end. Under the path of
 * {@link ModelVersionResource}: a longer one would take the requests that are for it.
 */
@Path("models/{uid}/versions")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Models")
public final class VersionUpkeepResource {

    private final Database database;
    private final ModelRepository models = new ModelRepository();
    private final VersionRepository versions = new VersionRepository();

    public VersionUpkeepResource(Database database) {
        this.database = database;
    }

    @PATCH
    @Path("{version}")
    @Consumes(MediaType.APPLICATION_JSON)
    @MinimumRole(Role.OPERATOR)
    @Operation(
            summary = "Attach notes and metrics to a version",
            description = "The file, the card and what was found stay as they are.")
    public ModelVersionView describe(
            @Auth Caller caller,
            @PathParam("uid") String uid,
            @PathParam("version") String version,
            @NotNull @Valid ModelVersionPatch body) {
        requireFinite(body);
        return database.inTransaction(tx -> ModelVersionView.from(versions.describe(
                tx,
                models.get(tx, caller.orgId(), uid),
                version,
                Optional.ofNullable(body.notes()),
                Optional.ofNullable(body.metrics()),
                caller.user())));
    }

    @POST
    @Path("{version}/retire")
    @MinimumRole(Role.OPERATOR)
    @Operation(
            summary = "Take a version out of use",
            description =
                    "What it found stays, and it can be activated again. Refused while projects have Autotag enabled"
                            + " with the model whose active version it is.")
    public ModelVersionView retire(
            @Auth Caller caller, @PathParam("uid") String uid, @PathParam("version") String version) {
        return database.inTransaction(tx -> ModelVersionView.from(
                versions.retire(tx, models.get(tx, caller.orgId(), uid), version, caller.user())));
    }

    /** JSON knows numbers that are larger than any number of the database. */
    private static void requireFinite(ModelVersionPatch body) {
        Map<String, Double> metrics = body.metrics() == null ? Map.of() : body.metrics();
        if (metrics.values().stream().anyMatch(value -> !Double.isFinite(value))) {
            throw ApiException.badField("metrics", "Give numbers: neither NaN nor one beyond 1.7e308.");
        }
    }
}
