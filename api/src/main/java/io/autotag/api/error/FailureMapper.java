package io.autotag.api.error;

import com.fasterxml.jackson.core.JsonProcessingException;
import io.autotag.blob.BlobError;
import io.autotag.blob.BlobException;
import io.autotag.store.StoreException;
import io.dropwizard.jersey.validation.JerseyViolationException;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.ext.ExceptionMapper;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.zip.ZipException;
import org.eclipse.jetty.io.EofException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Turns every exception that leaves a route into the one JSON shape. What nobody foresaw is logged under an id. */
public final class FailureMapper implements ExceptionMapper<Throwable> {

    private static final Logger log = LoggerFactory.getLogger(FailureMapper.class);

    @Override
    public Response toResponse(Throwable failure) {
        Optional<Map<String, Object>> query = QueryRefusal.of(failure);
        if (query.isPresent()) {
            return body(400, query.get()).build();
        }
        Optional<Map<String, Object>> review = ReviewRefusal.of(failure);
        if (review.isPresent()) {
            return body(409, review.get()).build();
        }
        return explain(failure)
                .map(FailureMapper::refusal)
                .orElseGet(() -> failure instanceof WebApplicationException web ? framework(web) : unexpected(failure));
    }

    private static Optional<ApiException> explain(Throwable failure) {
        if (failure instanceof ApiException refused) {
            return Optional.of(refused);
        }
        if (failure instanceof StoreException store) {
            return Optional.of(new ApiException(Statuses.of(store.code()), String.valueOf(store.getMessage())));
        }
        if (failure instanceof BlobException blob) {
            return Optional.of(explain(blob));
        }
        if (failure instanceof JerseyViolationException invalid) {
            return Optional.of(Violations.explain(invalid));
        }
        if (failure instanceof JsonProcessingException json) {
            return JsonFailures.explain(json);
        }
        if (failure instanceof EofException) {
            return Optional.of(ApiException.badRequest("The request ended early."));
        }
        if (isBrokenEncoding(failure)) {
            return Optional.of(ApiException.badRequest(
                    "The body is not what its Content-Encoding says: compress it again, or send it as it is."));
        }
        return Optional.empty();
    }

    /** Jetty unpacks the body while it is read, and has no type of its own for what cannot be unpacked. */
    private static boolean isBrokenEncoding(Throwable failure) {
        return failure.getClass() == RuntimeException.class && failure.getCause() instanceof ZipException;
    }

    /** Where the files are kept and what ails it is for the operator, who finds it in the log. */
    private static ApiException explain(BlobException failure) {
        int status = Statuses.of(failure.code());
        if (failure.code() == BlobError.FULL) {
            log.warn("The blob store is full", failure);
            return new ApiException(
                    status,
                    "There is no room for more files: whoever runs this server must make some. Nothing of this file was"
                            + " kept, so send it again then.");
        }
        if (failure.code() == BlobError.UNAVAILABLE) {
            log.warn("The blob store failed", failure);
            return new ApiException(status, "Files cannot be kept or read just now: try again in a while.");
        }
        return new ApiException(status, String.valueOf(failure.getMessage()));
    }

    private static Response refusal(ApiException refused) {
        Response.ResponseBuilder response = body(refused.status(), ErrorBody.of(refused));
        if (refused.status() == 401) {
            response.header(HttpHeaders.WWW_AUTHENTICATE, "ApiKey header=\"" + KeyHeader.NAME + "\"");
        }
        refused.retryAfter().ifPresent(wait -> response.header(HttpHeaders.RETRY_AFTER, Math.max(1, wait.toSeconds())));
        return response.build();
    }

    /** What Jersey itself refuses: no such route, method or media type. Its own answer holds headers worth keeping. */
    private static Response framework(WebApplicationException web) {
        Response given = web.getResponse();
        if (given.getStatus() >= 500) {
            return unexpected(web);
        }
        Response.ResponseBuilder response = body(given.getStatus(), ErrorBody.of(Statuses.sentence(given.getStatus())));
        given.getHeaders().forEach((name, values) -> {
            if (!name.equalsIgnoreCase(HttpHeaders.CONTENT_TYPE)) {
                values.forEach(value -> response.header(name, value));
            }
        });
        return response.build();
    }

    private static Response unexpected(Throwable failure) {
        UUID id = UUID.randomUUID();
        log.error("Unexpected failure {}", id, failure);
        return body(500, ErrorBody.of("An internal error. The server's log tells more under the id " + id + ".", id))
                .build();
    }

    private static Response.ResponseBuilder body(int status, Map<String, Object> body) {
        return Response.status(status).type(MediaType.APPLICATION_JSON_TYPE).entity(body);
    }
}
