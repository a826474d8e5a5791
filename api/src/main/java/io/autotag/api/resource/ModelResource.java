package io.autotag.api.resource;

import io.autotag.api.auth.Caller;
import io.autotag.api.auth.MinimumRole;
import io.autotag.api.error.ApiException;
import io.autotag.api.view.ModelView;
import io.autotag.api.view.NewModel;
import io.autotag.api.view.PageRequest;
import io.autotag.api.view.PageView;
import io.autotag.api.view.Paging;
import io.autotag.store.AuditKind;
import io.autotag.store.AuditLog;
import io.autotag.store.Database;
import io.autotag.store.Model;
import io.autotag.store.ModelRepository;
import io.autotag.store.ModelVersion;
import io.autotag.store.Role;
import io.autotag.store.StoreError;
import io.autotag.store.StoreException;
import io.autotag.store.Transaction;
import io.dropwizard.auth.Auth;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.UriInfo;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The models of an organisation: names for files in versions. */
@Path("models")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Models")
public final class ModelResource {

    private final Database database;
    private final Paging paging;
    private final ModelRepository models = new ModelRepository();
    private final AuditLog audit = new AuditLog();

    public ModelResource(Database database, Paging paging) {
        this.database = database;
        this.paging = paging;
    }

    @GET
    @MinimumRole(Role.VIEWER)
    @Operation(summary = "List the models with their versions, newest first")
    public PageView<ModelView> list(
            @Auth Caller caller,
            @Context UriInfo uri,
            @QueryParam("limit") @Nullable String limit,
            @QueryParam("cursor") @Nullable String cursor) {
        PageRequest request = paging.read(uri, caller.orgId(), limit, cursor);
        return database.read(tx -> {
            List<Model> page = models.list(tx, caller.orgId(), Pages.of(request));
            Map<Long, List<ModelVersion>> versions = models.versions(tx, page);
            return PageView.of(
                    request,
                    page,
                    model -> Long.toString(model.id()),
                    model -> ModelView.from(model, versions.getOrDefault(model.id(), List.of())));
        });
    }

    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    @MinimumRole(Role.OPERATOR)
    @Operation(summary = "Create a model without a version")
    @Answers(201)
    public ModelView create(@Auth Caller caller, @NotNull @Valid NewModel body) {
        try {
            return database.inTransaction(tx -> {
                Model made = models.create(tx, caller.orgId(), body.name());
                note(tx, caller, AuditKind.MODEL_ADDED, made);
                return view(tx, made);
            });
        } catch (StoreException failure) {
            throw failure.code() == StoreError.CONFLICT
                    ? ApiException.conflict("There is a model \"" + body.name() + "\" already: add a version to it.")
                    : failure;
        }
    }

    @GET
    @Path("{uid}")
    @MinimumRole(Role.VIEWER)
    @Operation(summary = "Get a model with its versions")
    public ModelView get(@Auth Caller caller, @PathParam("uid") String uid) {
        return database.read(tx -> view(tx, models.get(tx, caller.orgId(), uid)));
    }

    @DELETE
    @Path("{uid}")
    @MinimumRole(Role.OPERATOR)
    @Operation(summary = "Delete a model that has no version", description = "Versions, and what they found, stay.")
    public void delete(@Auth Caller caller, @PathParam("uid") String uid) {
        database.doInTransaction(tx -> {
            Model model = models.get(tx, caller.orgId(), uid);
            models.delete(tx, model);
            note(tx, caller, AuditKind.MODEL_DELETED, model);
        });
    }

    private void note(Transaction tx, Caller caller, AuditKind kind, Model model) {
        audit.note(tx, caller.user(), kind, model.uid(), model.name(), "");
    }

    private ModelView view(Transaction tx, Model model) {
        return ModelView.from(model, models.versions(tx, model));
    }
}
