package io.autotag.api.resource;

import io.autotag.api.auth.NoKey;
import io.autotag.api.view.ImageUrls;
import io.autotag.blob.BlobStore;
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
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.EntityTag;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Request;
import jakarta.ws.rs.core.Response;
import java.util.Set;

/** The bytes of images. What is no image that browsers show is handed out as a file to keep. */
@Path("blobs")
@Tag(name = "Items")
public final class BlobResource {

    private static final Set<String> SHOWN =
            Set.of("image/jpeg", "image/png", "image/webp", "image/gif", "image/bmp", "image/tiff");
    private static final String CACHING = "private, max-age=86400, immutable";

    private final BlobStore blobs;
    private final ImageUrls images;

    public BlobResource(BlobStore blobs, ImageUrls images) {
        this.blobs = blobs;
        this.images = images;
    }

    /** Authorised by the signature in the address. */
    @GET
    @Path("{sha256}")
    @NoKey
    @Operation(
            summary = "Get the bytes of an image",
            description = "Items hold these addresses, signed and good for one to two days; they cannot be made up.")
    @ApiResponse(
            responseCode = "200",
            description = "The bytes",
            content = @Content(mediaType = "image/*", schema = @Schema(type = "string", format = "binary")))
    @ApiResponse(responseCode = "304", description = "As the If-None-Match of the request says")
    public Response get(
            @Context Request request,
            @PathParam("sha256") String sha256,
            @QueryParam("type") @DefaultValue("") String type,
            @QueryParam("name") @DefaultValue("") String name,
            @QueryParam("expires") @DefaultValue("") String expires,
            @QueryParam("signature") @DefaultValue("") String signature) {
        images.check(sha256, type, name, expires, signature);
        EntityTag tag = new EntityTag(sha256);
        Response.ResponseBuilder known = request.evaluatePreconditions(tag);
        if (known != null) {
            return known.tag(tag).header(HttpHeaders.CACHE_CONTROL, CACHING).build();
        }
        boolean shown = SHOWN.contains(type);
        return Response.ok(new BlobBytes(blobs, sha256), shown ? type : MediaType.APPLICATION_OCTET_STREAM)
                .tag(tag)
                .header(HttpHeaders.CACHE_CONTROL, CACHING)
                .header(HttpHeaders.CONTENT_LENGTH, blobs.size(sha256))
                .header(
                        HttpHeaders.CONTENT_DISPOSITION,
                        (shown ? "inline" : "attachment") + "; filename=\"" + name + "\"")
                .build();
    }
}
