package io.autotag.provider;

/** The picture is the body. */
record PlainSending() implements Sending {

    static final String JPEG = "image/jpeg";

    @Override
    public Payload payload(byte[] jpeg) {
        return new Payload(JPEG, jpeg);
    }
}
