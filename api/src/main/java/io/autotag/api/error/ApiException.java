package io.autotag.api.error;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A request that is refused: the status, a sentence for the caller, and what is wrong with which field. */
public final class ApiException extends RuntimeException {

    private static final long serialVersionUID = 1;

    private final int status;
    private final transient Map<String, List<String>> fields;
    private final @Nullable Duration retryAfter;

    private ApiException(int status, String detail, Map<String, List<String>> fields, @Nullable Duration retryAfter) {
        super(detail);
        this.status = status;
        this.fields = Map.copyOf(fields);
        this.retryAfter = retryAfter;
    }

    public ApiException(int status, String detail, Map<String, List<String>> fields) {
        this(status, detail, fields, null);
    }

    public ApiException(int status, String detail) {
        this(status, detail, Map.of());
    }

    public static ApiException badRequest(String detail) {
        return new ApiException(400, detail);
    }

    /** One field is wrong; the sentence is the detail too. */
    public static ApiException badField(String field, String sentence) {
        return new ApiException(400, field + ": " + sentence, Map.of(field, List.of(sentence)));
    }

    /** The thing does not exist, or not for this caller. */
    public static ApiException notFound() {
        return new ApiException(404, "Not found.");
    }

    public static ApiException conflict(String detail) {
        return new ApiException(409, detail);
    }

    public static ApiException tooLarge(String detail) {
        return new ApiException(413, detail);
    }

    public static ApiException unavailable(String detail) {
        return new ApiException(503, detail);
    }

    /** The same again after that time may do. */
    public static ApiException unavailable(String detail, Duration retryAfter) {
        return new ApiException(503, detail, Map.of(), retryAfter);
    }

    /** The same again after that time may do. */
    public static ApiException tooMany(String detail, Duration retryAfter) {
        return new ApiException(429, detail, Map.of(), retryAfter);
    }

    /** When to try again, where that is known. */
    public Optional<Duration> retryAfter() {
        return Optional.ofNullable(retryAfter);
    }

    public int status() {
        return status;
    }

    public String detail() {
        return String.valueOf(getMessage());
    }

    public Map<String, List<String>> fields() {
        return fields;
    }
}
