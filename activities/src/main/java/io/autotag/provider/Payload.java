package io.autotag.provider;

/** The body of a request. */
final class Payload {

    private final String contentType;
    private final byte[] body;

    Payload(String contentType, byte[] body) {
        this.contentType = contentType;
        this.body = body;
    }

    String contentType() {
        return contentType;
    }

    /** Not copied: nobody changes it. */
    byte[] body() {
        return body;
    }
}
