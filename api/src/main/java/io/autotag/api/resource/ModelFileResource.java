package io.autotag.api.resource;

import io.autotag.api.auth.Caller;
import io.autotag.api.auth.MinimumRole;
import io.autotag.blob.BlobStore;
import io.autotag.store.Database;
import io.autotag.store.ModelRepository;
import io.autotag.store.ModelVersion;
import io.autotag.store.Role;
import io.dropwizard.auth.Auth;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;

/** The file of a version as it was added: models that people bring stay theirs. */
@Path("models/{uid}/versions/{version}/file")
@Tag(name = "Models")
public final class ModelFileResource {

    private final Database database;
    private final BlobStore blobs;
    private final ModelRepository models = new ModelRepository();

    public ModelFileResource(Database database, BlobStore blobs) {
        this.database = database;
        this.blobs = blobs;
    }

    @GET
    @Produces({MediaType.APPLICATION_OCTET_STREAM, MediaType.APPLICATION_JSON}) // failures are JSON here as everywhere
    @MinimumRole(Role.OPERATOR)
    @Operation(
            summary = "Download the file of a version",
            description =
                    "The bytes that were added: an ONNX file, a zip archive or the description of a provider. The card is a field of the version.")
    @ApiResponse(
            responseCode = "200",
            description = "The bytes",
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_OCTET_STREAM,
                            schema = @Schema(type = "string", format = "binary")))
    public Response get(@Auth Caller caller, @PathParam("uid") String uid, @PathParam("version") String version) {
        ModelVersion found = database.read(tx -> models.version(tx, models.get(tx, caller.orgId(), uid), version));
        String sha256 = found.blobSha256();
        return Response.ok(new BlobBytes(blobs, sha256))
                .type(MediaType.APPLICATION_OCTET_STREAM)
                .header(HttpHeaders.CONTENT_LENGTH, blobs.size(sha256))
                .header(HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=\"" + sha256 + "\"")
                .build();
    }
}
