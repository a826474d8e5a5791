package io.autotag.api.resource;

import io.autotag.api.auth.Caller;
import io.autotag.api.auth.MinimumRole;
import io.autotag.api.error.ApiException;
import io.autotag.api.upload.ReceivedFile;
import io.autotag.api.view.GroundTruthImportView;
import io.autotag.groundtruth.TruthFileException;
import io.autotag.groundtruth.TruthFormat;
import io.autotag.groundtruth.TruthImport;
import io.autotag.store.Database;
import io.autotag.store.Project;
import io.autotag.store.ProjectRepository;
import io.autotag.store.Role;
import io.dropwizard.auth.Auth;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.media.SchemaProperty;
import io.swagger.v3.oas.annotations.parameters.RequestBody;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Annotations from outside, taken in as the truth. */
@Path("projects/{uid}/ground-truth")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Review")
public final class GroundTruthResource {

    private final Database database;
    private final long mostBytes;
    private final ProjectRepository projects = new ProjectRepository();

    /** @param mostBytes of a file */
    public GroundTruthResource(Database database, long mostBytes) {
        this.database = database;
        this.mostBytes = mostBytes;
    }

    @POST
    @Path("{format}")
    @Consumes(MediaType.MULTIPART_FORM_DATA)
    @MinimumRole(Role.OPERATOR)
    @ChangesItems
    @Operation(
            summary = "Import annotations as the truth: coco, yolo or voc",
            description = "COCO's is one JSON file, the others are zip archives. The same file again adds nothing; what"
                    + " people have changed or removed since stays so.")
    @RequestBody(
            required = true,
            content =
                    @Content(
                            mediaType = MediaType.MULTIPART_FORM_DATA,
                            schemaProperties =
                                    @SchemaProperty(
                                            name = "file",
                                            schema = @Schema(type = "string", format = "binary"))))
    public GroundTruthImportView take(
            @Auth Caller caller,
            @PathParam("uid") String uid,
            @PathParam("format") String format,
            @HeaderParam(HttpHeaders.CONTENT_TYPE) @Nullable String contentType,
            InputStream body)
            throws IOException {
        Project project = database.read(tx -> projects.get(tx, caller.orgId(), uid));
        TruthFormat known = Parameters.constant("format", format, TruthFormat.class);
        if (known == null) {
            throw ApiException.notFound();
        }
        try (ReceivedFile file = ReceivedFile.of(body, Optional.ofNullable(contentType), mostBytes)) {
            return GroundTruthImportView.from(
                    TruthImport.run(database, project, caller.reviewer(), known, file.path()));
        } catch (TruthFileException refused) {
            throw ApiException.badField("file", String.valueOf(refused.getMessage()));
        }
    }
}
