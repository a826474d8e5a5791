package io.autotag.api.resource;

import io.autotag.api.auth.Caller;
import io.autotag.api.auth.MinimumRole;
import io.autotag.api.error.ApiException;
import io.autotag.api.view.ActivationView;
import io.autotag.api.view.NewActivation;
import io.autotag.api.view.PageRequest;
import io.autotag.api.view.PageView;
import io.autotag.api.view.Paging;
import io.autotag.groundtruth.Promotion;
import io.autotag.store.Activation;
import io.autotag.store.ActivationRepository;
import io.autotag.store.Database;
import io.autotag.store.ModelRepository;
import io.autotag.store.Role;
import io.dropwizard.auth.Auth;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
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

/** Which versions of a model were active or refused when and why, and the way back. */
@Path("models/{uid}/activations")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Models")
public final class ActivationsResource {

    private final Database database;
    private final Paging paging;
    private final ModelRepository models = new ModelRepository();
    private final ActivationRepository activations = new ActivationRepository();
    private final Promotion promotion = new Promotion();

    public ActivationsResource(Database database, Paging paging) {
        this.database = database;
        this.paging = paging;
    }

    @GET
    @MinimumRole(Role.VIEWER)
    @Operation(summary = "List which versions of a model were made active or refused, newest first")
    public PageView<ActivationView> activations(
            @Auth Caller caller,
            @Context UriInfo uri,
            @PathParam("uid") String uid,
            @QueryParam("limit") @Nullable String limit,
            @QueryParam("cursor") @Nullable String cursor) {
        PageRequest request = paging.read(uri, caller.orgId(), limit, cursor);
        return PageView.of(
                request,
                database.read(tx -> activations.list(tx, models.get(tx, caller.orgId(), uid), Pages.of(request))),
                activation -> Long.toString(activation.id()),
                ActivationView::from);
    }

    @POST
    @Path("rollback")
    @Consumes({MediaType.APPLICATION_JSON, MediaType.WILDCARD})
    @MinimumRole(Role.OPERATOR)
    @Operation(summary = "Make the version active again that was so before the last activation")
    public ActivationView rollBack(
            @Auth Caller caller, @PathParam("uid") String uid, @Nullable @Valid NewActivation body) {
        String reason = body == null ? "" : body.text();
        Activation tried = database.inTransaction(
                tx -> promotion.rollBack(tx, models.get(tx, caller.orgId(), uid), caller.reviewer(), reason));
        return ActivationView.from(ifDone(tried));
    }

    /**
     * What was done.
     *
     * @throws ApiException 409 with the reason where it was refused, which is written down by now
     */
    static Activation ifDone(Activation tried) {
        String refusal = tried.refusal();
        if (refusal != null) {
            throw ApiException.conflict(refusal);
        }
        return tried;
    }
}
