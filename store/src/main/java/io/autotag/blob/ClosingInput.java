package io.autotag.blob;

import io.autotag.blob.S3Transport.Reply;
import java.io.FilterInputStream;
import java.io.IOException;

/** The body of a reply; closing it closes the reply. */
final class ClosingInput extends FilterInputStream {

    private final Reply reply;

    ClosingInput(Reply reply) {
        super(reply.body());
        this.reply = reply;
    }

    @Override
    public void close() throws IOException {
        reply.close();
    }
}
