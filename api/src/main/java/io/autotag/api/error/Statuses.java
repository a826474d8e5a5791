package io.autotag.api.error;

import io.autotag.blob.BlobError;
import io.autotag.store.StoreError;

/** Which HTTP status stands for which failure, and what is said where there is nothing better to say. */
final class Statuses {

    private Statuses() {}

    static int of(StoreError code) {
        return switch (code) {
            case NOT_FOUND -> 404;
            case CONFLICT -> 409;
            case INVALID -> 400;
            case UNAVAILABLE -> 503;
        };
    }

    static int of(BlobError code) {
        return switch (code) {
            case NOT_FOUND, GONE -> 404;
            case TOO_LARGE -> 413;
            case INVALID -> 400;
            case UNAVAILABLE -> 503;
            case FULL -> 507;
        };
    }

    static String sentence(int status) {
        return switch (status) {
            case 400 -> "The request is malformed.";
            case 404 -> "Not found.";
            case 405 -> "This method is not allowed here.";
            case 406 -> "The answer is JSON; the Accept header refuses that.";
            case 408 -> "The request took too long to arrive.";
            case 413 -> "The request is too large.";
            case 414 -> "The address is too long.";
            case 415 -> "This type of body is not taken here.";
            case 431 -> "The request's headers are too large.";
            default -> "The request was refused with status " + status + ".";
        };
    }
}
