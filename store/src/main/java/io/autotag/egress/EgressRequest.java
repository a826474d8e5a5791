package io.autotag.egress;

import java.time.Duration;
import java.util.Map;

/** One call: what is sent to whom, and how much patience there is with the answer. */
public final class EgressRequest {

    private final String method;
    private final String address;
    private final Map<String, String> headers;
    private final String contentType;
    private final byte[] body;
    private final Duration time;
    private final int mostBytes;

    /**
     * @param contentType empty: there is no body
     * @param body not copied: nobody changes it
     * @param time from the first look at the name to the last byte of the answer; the client's own limit if that is shorter
     * @param mostBytes of the answer that are read
     */
    public EgressRequest(
            String method,
            String address,
            Map<String, String> headers,
            String contentType,
            byte[] body,
            Duration time,
            int mostBytes) {
        this.method = method;
        this.address = address;
        this.headers = Map.copyOf(headers);
        this.contentType = contentType;
        this.body = body;
        this.time = time;
        this.mostBytes = mostBytes;
    }

    /** Sends nothing along. */
    public static EgressRequest bare(
            String method, String address, Map<String, String> headers, Duration time, int mostBytes) {
        return new EgressRequest(method, address, headers, "", new byte[0], time, mostBytes);
    }

    String method() {
        return method;
    }

    String address() {
        return address;
    }

    Map<String, String> headers() {
        return headers;
    }

    String contentType() {
        return contentType;
    }

    byte[] body() {
        return body;
    }

    /** A GET without one says nothing of its length. */
    boolean hasBody() {
        return !contentType.isEmpty() && (body.length > 0 || !method.equals("GET"));
    }

    Duration time() {
        return time;
    }

    int mostBytes() {
        return mostBytes;
    }
}
