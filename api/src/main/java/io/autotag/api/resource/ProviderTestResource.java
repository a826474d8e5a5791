package io.autotag.api.resource;

import io.autotag.api.auth.Caller;
import io.autotag.api.auth.MinimumRole;
import io.autotag.api.run.ShortWorkflows;
import io.autotag.api.view.NewPreview;
import io.autotag.api.view.ProviderTestView;
import io.autotag.store.Database;
import io.autotag.store.ModelRepository;
import io.autotag.store.ModelVersion;
import io.autotag.store.Role;
import io.autotag.store.VersionRepository;
import io.autotag.workflow.PreviewRequest;
import io.autotag.workflow.ProviderTrial;
import io.dropwizard.auth.Auth;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;

/** Calls of providers to see what comes of them. Under the path of {@link ModelVersionResource}, as others are. */
@Path("models/{uid}/versions")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Models")
public final class ProviderTestResource {

    private final Database database;
    private final ShortWorkflows workers;
    private final PreviewItem items;
    private final ModelRepository models = new ModelRepository();
    private final VersionRepository versions = new VersionRepository();

    public ProviderTestResource(Database database, ShortWorkflows workers) {
        this.database = database;
        this.workers = workers;
        this.items = new PreviewItem(database);
    }

    @POST
    @Path("{version}/test")
    @Consumes(MediaType.APPLICATION_JSON)
    @MinimumRole(Role.OPERATOR)
    @Operation(
            summary = "Call a provider once with one item",
            description =
                    "A worker calls it, and the answer says what was sent, what came back and what was read of it;"
                            + " that the provider failed is no failure of this request. Nothing of it is stored but that the version"
                            + " was tried, where it answered.")
    public ProviderTestView test(
            @Auth Caller caller,
            @PathParam("uid") String uid,
            @PathParam("version") String version,
            @NotNull @Valid NewPreview body) {
        ModelVersion tried = database.read(tx -> models.version(tx, models.get(tx, caller.orgId(), uid), version));
        items.check(caller, body.item());
        ProviderTrial said = workers.callProvider(new PreviewRequest(tried.uid(), body.item()));
        if (said.answered()) {
            database.doInTransaction(tx -> versions.previewed(tx, tried, caller.user()));
        }
        return ProviderTestView.from(said);
    }
}
