package io.autotag.api.resource;

import io.autotag.api.auth.Caller;
import io.autotag.api.auth.MinimumRole;
import io.autotag.api.run.ShortWorkflows;
import io.autotag.api.view.ModelVersionView;
import io.autotag.api.view.NewPreview;
import io.autotag.api.view.PreviewView;
import io.autotag.blob.BlobStore;
import io.autotag.store.Database;
import io.autotag.store.Model;
import io.autotag.store.ModelRepository;
import io.autotag.store.ModelVersion;
import io.autotag.store.Role;
import io.autotag.store.VersionRepository;
import io.autotag.workflow.Preview;
import io.autotag.workflow.PreviewRequest;
import io.dropwizard.auth.Auth;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.media.SchemaProperty;
import io.swagger.v3.oas.annotations.parameters.RequestBody;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.io.IOException;
import java.io.InputStream;
import org.jspecify.annotations.Nullable;

/** The versions of a model: a file with its card, recognised, tried on an item. */
@Path("models/{uid}/versions")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Models")
public final class ModelVersionResource {

    private final Database database;
    private final BlobStore blobs;
    private final ModelIntake intake;
    private final ShortWorkflows workers;
    private final PreviewItem items;
    private final long mostBytes;
    private final ModelRepository models = new ModelRepository();
    private final VersionRepository versions = new VersionRepository();

    /** @param mostBytes of a model file */
    public ModelVersionResource(
            Database database, BlobStore blobs, ModelIntake intake, ShortWorkflows workers, long mostBytes) {
        this.database = database;
        this.blobs = blobs;
        this.intake = intake;
        this.workers = workers;
        this.items = new PreviewItem(database);
        this.mostBytes = mostBytes;
    }

    @POST
    @Consumes(MediaType.MULTIPART_FORM_DATA)
    @MinimumRole(Role.OPERATOR)
    @Operation(
            summary =
                    "Add a version: an ONNX file, or the description of a provider, and where that does not say enough, a card",
            description = "The file is looked at by a worker; one that cannot be used is refused and not registered.")
    @RequestBody(
            required = true,
            content =
                    @Content(
                            mediaType = MediaType.MULTIPART_FORM_DATA,
                            schemaProperties = {
                                @SchemaProperty(name = "file", schema = @Schema(type = "string", format = "binary")),
                                @SchemaProperty(name = "card", schema = @Schema(type = "string", format = "binary"))
                            }))
    @ApiResponse(
            responseCode = "201",
            description = "The new version, not active yet",
            content = @Content(schema = @Schema(implementation = ModelVersionView.class)))
    @ApiResponse(
            responseCode = "200",
            description = "The version that has this file and card already",
            content = @Content(schema = @Schema(implementation = ModelVersionView.class)))
    public Response add(
            @Auth Caller caller,
            @PathParam("uid") String uid,
            @HeaderParam(HttpHeaders.CONTENT_TYPE) @Nullable String contentType,
            InputStream body)
            throws IOException {
        Model model = database.read(tx -> models.get(tx, caller.orgId(), uid));
        ModelIntake.Taken taken =
                intake.take(model, ModelForm.read(body, contentType, blobs, mostBytes), caller.user());
        return Response.status(taken.isNew() ? 201 : 200)
                .entity(ModelVersionView.from(taken.version()))
                .build();
    }

    @GET
    @Path("{version}")
    @MinimumRole(Role.VIEWER)
    @Operation(summary = "Get a version of a model")
    public ModelVersionView get(
            @Auth Caller caller, @PathParam("uid") String uid, @PathParam("version") String version) {
        return ModelVersionView.from(version(caller, uid, version));
    }

    @POST
    @Path("{version}/preview")
    @Consumes(MediaType.APPLICATION_JSON)
    @MinimumRole(Role.OPERATOR)
    @Operation(summary = "Let a version tag one item without storing anything")
    public PreviewView preview(
            @Auth Caller caller,
            @PathParam("uid") String uid,
            @PathParam("version") String version,
            @NotNull @Valid NewPreview body) {
        ModelVersion tried = version(caller, uid, version);
        items.check(caller, body.item());
        Preview said = workers.preview(new PreviewRequest(tried.uid(), body.item()));
        database.doInTransaction(tx -> versions.previewed(tx, tried, caller.user()));
        return PreviewView.from(body.item(), said);
    }

    private ModelVersion version(Caller caller, String uid, String version) {
        return database.read(tx -> models.version(tx, models.get(tx, caller.orgId(), uid), version));
    }
}
