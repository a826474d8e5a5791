package io.autotag.api.resource;

import io.autotag.api.auth.NoKey;
import io.autotag.api.error.ApiException;
import io.autotag.api.view.ExportUrls;
import io.autotag.blob.BlobStore;
import io.autotag.store.Database;
import io.autotag.store.Export;
import io.autotag.store.ExportFile;
import io.autotag.store.ExportRepository;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.EntityTag;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.StreamingOutput;
import java.io.InputStream;
import java.util.Locale;

/** The file of an export. */
@Path("exports/{uid}/file")
@Tag(name = "Exports")
public final class ExportFileResource {

    private static final String ZIP = "application/zip";

    private final Database database;
    private final BlobStore blobs;
    private final ExportRepository exports;
    private final ExportUrls urls;

    public ExportFileResource(Database database, BlobStore blobs, ExportRepository exports, ExportUrls urls) {
        this.database = database;
        this.blobs = blobs;
        this.exports = exports;
        this.urls = urls;
    }

    /** Authorised by the signature in the address. */
    @GET
    @NoKey
    @Operation(
            summary = "Get the file of an export, a zip",
            description = "Exports hold this address as download_url, signed and good for one to two days.")
    @ApiResponse(
            responseCode = "200",
            description = "The bytes",
            content = @Content(mediaType = ZIP, schema = @Schema(type = "string", format = "binary")))
    public Response get(
            @PathParam("uid") String uid,
            @QueryParam("expires") @DefaultValue("") String expires,
            @QueryParam("signature") @DefaultValue("") String signature) {
        urls.check(uid, expires, signature);
        Export export = database.read(tx -> exports.getByUid(tx, uid));
        ExportFile file = export.file();
        if (file == null) {
            throw new ApiException(404, "The file of this export has been removed: make the export again.");
        }
        return Response.ok(bytes(file.sha256()), ZIP)
                .tag(new EntityTag(file.sha256()))
                .header(HttpHeaders.CACHE_CONTROL, "private, no-transform")
                .header(HttpHeaders.CONTENT_LENGTH, blobs.size(file.sha256()))
                .header(HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=\"" + name(export) + "\"")
                .build();
    }

    /** Safe in every header and file system. */
    private static String name(Export export) {
        String plain = export.order().name().replaceAll("[^A-Za-z0-9._-]+", "_");
        String format = export.order().format().name().toLowerCase(Locale.ROOT);
        return plain.substring(0, Math.min(80, plain.length())) + "-" + format + ".zip";
    }

    private StreamingOutput bytes(String sha256) {
        return out -> {
            try (InputStream in = blobs.open(sha256)) {
                in.transferTo(out);
            }
        };
    }
}
