package io.autotag.blob;

import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.util.List;
import java.util.Map;

/** How requests reach an object store that somebody named. Thread-safe. */
@FunctionalInterface
public interface S3Transport {

    /**
     * Sends a request without a body.
     *
     * @throws Refused when the store may not be called, or does not answer
     */
    Reply send(String method, URI address, Map<String, String> headers) throws Refused;

    /** The message is a sentence for whoever named the store. */
    final class Refused extends IOException {

        private static final long serialVersionUID = 1L;

        public Refused(String sentence, Throwable cause) {
            super(sentence, cause);
        }

        Refused(String sentence) {
            super(sentence);
        }
    }

    /** What was answered; closing it ends the connection, however much was read. */
    interface Reply extends Closeable {

        int status();

        Map<String, List<String>> headers();

        InputStream body();
    }
}
