package io.autotag.provider;

/** How a picture is put into a request. */
sealed interface Sending permits PlainSending, FormSending, JsonSending {

    /** @param jpeg the file */
    Payload payload(byte[] jpeg);
}
