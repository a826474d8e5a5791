package io.autotag.egress;

import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** What was answered. */
public final class EgressAnswer {

    private final int status;
    private final Map<String, String> headers;
    private final byte[] body;
    private final boolean full;

    /** @param headers by their names in lower case */
    EgressAnswer(int status, Map<String, String> headers, byte[] body, boolean full) {
        this.status = status;
        this.headers = Map.copyOf(headers);
        this.body = body;
        this.full = full;
    }

    /** As it came: redirects are not followed. */
    public int status() {
        return status;
    }

    /** The first one of this name. */
    public Optional<String> header(String name) {
        return Optional.ofNullable(headers.get(name.toLowerCase(Locale.ROOT)));
    }

    /** The first bytes, as many as were to be read. */
    public byte[] body() {
        return body.clone();
    }

    /** Whether as many bytes came as were to be read, so that there may be more. */
    public boolean isFull() {
        return full;
    }

    public boolean isSuccess() {
        return status / 100 == 2;
    }
}
