package io.autotag.api.resource;

import io.autotag.api.auth.NoKey;
import io.autotag.api.error.ApiException;
import io.autotag.api.run.Beat;
import io.autotag.api.run.ThumbnailOrders;
import io.autotag.api.view.ThumbnailUrls;
import io.autotag.blob.BlobStore;
import io.autotag.store.Database;
import io.autotag.store.ThumbnailRepository;
import io.autotag.store.ThumbnailRepository.Known;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.container.AsyncResponse;
import jakarta.ws.rs.container.Suspended;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.EntityTag;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Request;
import jakarta.ws.rs.core.Response;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/** Small forms of pictures. They are made by a worker when somebody first asks; meanwhile no thread waits here. */
@Path("thumbnails")
@Tag(name = "Items")
public final class ThumbnailResource {

    private static final String CACHING = "private, max-age=2419200, immutable";
    private static final Duration PATIENCE = Duration.ofSeconds(25);
    private static final Duration TRY_AGAIN = Duration.ofSeconds(5);

    private final Database database;
    private final BlobStore blobs;
    private final ThumbnailUrls urls;
    private final ThumbnailOrders orders;
    private final Beat sender;
    private final ThumbnailRepository thumbnails = new ThumbnailRepository();

    /** @param sender sends off the orders when it is rung */
    public ThumbnailResource(
            Database database, BlobStore blobs, ThumbnailUrls urls, ThumbnailOrders orders, Beat sender) {
        this.database = database;
        this.blobs = blobs;
        this.urls = urls;
        this.orders = orders;
        this.sender = sender;
    }

    /** Authorised by the signature in the address. */
    @GET
    @Path("{sha256}/{size}")
    @NoKey
    @Operation(
            summary = "Get a small form of a picture",
            description = "A JPEG file, upright, whose longer side has 160, 320, 640 or 1280 pixels. Items hold these"
                    + " addresses, signed and good for four to eight weeks. The first one who asks waits until a worker"
                    + " has made it; 404 says why there can be none, 503 that no worker did it in time.")
    @ApiResponse(
            responseCode = "200",
            description = "The bytes",
            content = @Content(mediaType = "image/jpeg", schema = @Schema(type = "string", format = "binary")))
    @ApiResponse(responseCode = "304", description = "As the If-None-Match of the request says")
    public void get(
            @Parameter(hidden = true) @Suspended AsyncResponse answer,
            @Context Request request,
            @PathParam("sha256") String sha256,
            @PathParam("size") String size,
            @QueryParam("expires") @DefaultValue("") String expires,
            @QueryParam("signature") @DefaultValue("") String signature) {
        urls.check(sha256, expires, signature);
        int pixels = size(size);
        EntityTag tag = new EntityTag(sha256.substring(0, 20) + "-" + pixels);
        Response.ResponseBuilder known = request.evaluatePreconditions(tag);
        if (known != null) {
            answer.resume(
                    known.tag(tag).header(HttpHeaders.CACHE_CONTROL, CACHING).build());
            return;
        }
        Optional<Response> there = find(sha256, pixels, tag);
        if (there.isPresent()) {
            answer.resume(there.get());
        } else if (!blobs.contains(sha256)) {
            answer.resume(gone());
        } else {
            order(answer, sha256, pixels, tag);
        }
    }

    private void order(AsyncResponse answer, String sha256, int size, EntityTag tag) {
        answer.setTimeout(PATIENCE.toSeconds(), TimeUnit.SECONDS);
        answer.setTimeoutHandler(late -> late.resume(notNow()));
        CompletableFuture<Void> unused = orders.order(sha256).whenComplete((nothing, failure) -> {
            try {
                if (failure != null) {
                    throw notNow();
                }
                answer.resume(find(sha256, size, tag).orElseThrow(ThumbnailResource::gone));
            } catch (RuntimeException refused) {
                answer.resume(refused);
            }
        });
        sender.ring();
    }

    private Optional<Response> find(String sha256, int size, EntityTag tag) {
        return database.read(tx -> thumbnails.find(tx, sha256, size))
                .map(known -> known.accept(new Known.Visitor<Response>() {
                    @Override
                    public Response made(Known.Made made) {
                        return file(made.blobSha256(), tag);
                    }

                    @Override
                    public Response refused(Known.Refused refused) {
                        throw new ApiException(404, refused.sentence());
                    }
                }));
    }

    private Response file(String blob, EntityTag tag) {
        return Response.ok(blobs.read(blob), "image/jpeg")
                .tag(tag)
                .header(HttpHeaders.CACHE_CONTROL, CACHING)
                .build();
    }

    private static int size(String text) {
        return ThumbnailUrls.SIZES.stream()
                .filter(size -> size.toString().equals(text))
                .findFirst()
                .orElseThrow(ThumbnailResource::noSize);
    }

    private static ApiException noSize() {
        return new ApiException(
                404, "No thumbnail has this size: put 160, 320, 640 or 1280 where the address has {size}.");
    }

    private static ApiException gone() {
        return new ApiException(
                404,
                "The picture is not in the blob store, and no source has it any more: upload it again, or add its source"
                        + " again under the same name.");
    }

    private static ApiException notNow() {
        return ApiException.unavailable(
                "No worker has made this thumbnail yet: see that one is running (\"autotag worker\"), then try again.",
                TRY_AGAIN);
    }
}
