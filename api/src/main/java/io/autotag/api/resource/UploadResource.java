package io.autotag.api.resource;

import io.autotag.api.auth.NoKey;
import io.autotag.api.upload.FileIntake;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.parameters.RequestBody;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;

/** Where files go. */
@Path("uploads")
@Tag(name = "Uploads")
public final class UploadResource {

    private final FileIntake intake;

    public UploadResource(FileIntake intake) {
        this.intake = intake;
    }

    /** Authorised by the signed fields that come before the file. */
    @POST
    @NoKey
    @Operation(
            summary = "Send one file",
            description = "The form fields that came with the address, unchanged and first; then the part file.",
            requestBody =
                    @RequestBody(
                            required = true,
                            content =
                                    @Content(
                                            mediaType = "multipart/form-data",
                                            schema = @Schema(implementation = UploadForm.class))))
    public void receive(@Context HttpHeaders headers, InputStream body) throws IOException {
        intake.receive(body, Optional.ofNullable(headers.getHeaderString(HttpHeaders.CONTENT_TYPE)));
    }

    /** The form as OpenAPI shows it; it is read by hand, part by part. */
    @Schema(name = "UploadForm")
    private record UploadForm(
            String key,
            @Schema(name = "Content-Type") String contentType,
            String expires,
            String signature,
            @Schema(type = "string", format = "binary") String file) {}
}
