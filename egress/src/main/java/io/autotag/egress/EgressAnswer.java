package io.autotag.egress;

/** What was answered. */
public final class EgressAnswer {

    private final int status;
    private final byte[] body;

    EgressAnswer(int status, byte[] body) {
        this.status = status;
        this.body = body;
    }

    /** As it came: redirects are not followed. */
    public int status() {
        return status;
    }

    /** The first bytes, as many as are ever read. */
    public byte[] body() {
        return body.clone();
    }

    public boolean isSuccess() {
        return status / 100 == 2;
    }
}
