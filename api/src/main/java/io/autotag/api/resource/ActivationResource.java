package io.autotag.api.resource;

import io.autotag.api.auth.Caller;
import io.autotag.api.auth.MinimumRole;
import io.autotag.api.error.ApiException;
import io.autotag.api.view.ModelVersionView;
import io.autotag.api.view.NewActivation;
import io.autotag.groundtruth.Promotion;
import io.autotag.groundtruth.WorseVersionException;
import io.autotag.store.Database;
import io.autotag.store.Model;
import io.autotag.store.ModelRepository;
import io.autotag.store.ModelVersion;
import io.autotag.store.Role;
import io.autotag.store.Transaction;
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
                    + " the version's before.")
    public ModelVersionView activate(
            @Auth Caller caller,
            @PathParam("uid") String uid,
            @PathParam("version") String version,
            @Nullable @Valid NewActivation body) {
        NewActivation wanted = body == null ? NewActivation.PLAIN : body;
        if (wanted.force() && wanted.text().isEmpty()) {
            throw ApiException.badField("reason", "Say why the version is forced.");
        }
        ModelVersion candidate = database.read(tx -> models.version(tx, models.get(tx, caller.orgId(), uid), version));
        if (candidate.previewedAt() == null) {
            throw ApiException.conflict(
                    "The version was never tried: preview it on one item, look at the answer, then activate it.");
        }
        try {
            return ModelVersionView.from(database.inTransaction(tx -> activate(tx, caller, candidate, wanted)));
        } catch (WorseVersionException worse) {
            throw ApiException.conflict(String.valueOf(worse.getMessage()));
        }
    }

    private ModelVersion activate(Transaction tx, Caller caller, ModelVersion candidate, NewActivation wanted) {
        Model model = models.get(tx, caller.orgId(), candidate.modelUid());
        promotion.activate(tx, model, candidate.uid(), caller.reviewer(), wanted.force(), wanted.text());
        return models.version(tx, model, candidate.uid());
    }
}
