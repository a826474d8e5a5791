package io.autotag.api.resource;

import io.autotag.api.auth.Caller;
import io.autotag.api.auth.MinimumRole;
import io.autotag.api.error.ApiException;
import io.autotag.api.view.ModelVersionView;
import io.autotag.api.view.NewActivation;
import io.autotag.groundtruth.Promotion;
import io.autotag.store.Database;
import io.autotag.store.ModelRepository;
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
import org.jspecify.annotations.Nullable;

/** Makes a version the active one, unless it is worse than the one that is. */
@Path("models/{uid}/versions/{version}/activate")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Models")
public final class ActivationResource {

    private final Database database;
    private final ModelRepository models = new ModelRepository();
    private final Promotion promotion = new Promotion();

    public ActivationResource(Database database) {
        this.database = database;
    }

    @POST
    @Consumes({MediaType.APPLICATION_JSON, MediaType.WILDCARD})
    @MinimumRole(Role.OPERATOR)
    @Operation(
            summary = "Make a version the one that runs use",
            description = "It must have been previewed, and must not be worse than the active version on the items of a"
                    + " project's gate, unless it is forced with a reason. Queries then see its predictions instead of"
                    + " the version's before. Also what is refused is listed among the model's activations.")
    public ModelVersionView activate(
            @Auth Caller caller,
            @PathParam("uid") String uid,
            @PathParam("version") String version,
            @Nullable @Valid NewActivation body) {
        NewActivation wanted = body == null ? NewActivation.PLAIN : body;
        if (wanted.overrules() && wanted.text().isEmpty()) {
            throw ApiException.badField("reason", "Say why the version is forced.");
        }
        ActivationsResource.ifDone(database.inTransaction(tx -> promotion.activate(
                tx,
                models.get(tx, caller.orgId(), uid),
                version,
                caller.reviewer(),
                wanted.overrules(),
                wanted.text())));
        return ModelVersionView.from(
                database.read(tx -> models.version(tx, models.get(tx, caller.orgId(), uid), version)));
    }
}
