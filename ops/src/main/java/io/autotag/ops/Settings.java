package io.autotag.ops;

import io.autotag.blob.BlobSettings;
import java.util.Optional;

/**
 * What an operator may decide; everything absent is decided by Autotag.
 *
 * @param database a PostgreSQL of the operator's own, instead of the one that comes along
 * @param temporalAddress {@code host:port} of a Temporal of the operator's own
 * @param blobs where uploaded files are
 * @param secret signs URLs and cursors; the same in every API process
 * @param host the address that the API listens at
 * @param port where the API listens; empty: 8080, or any free one where that is taken
 * @param url how clients reach the API, where that is not this machine and port
 */
record Settings(
        Optional<DatabaseAddress> database,
        Optional<String> temporalAddress,
        String temporalNamespace,
        Optional<BlobSettings> blobs,
        Optional<String> secret,
        String host,
        Optional<Integer> port,
        Optional<Integer> adminPort,
        Optional<String> url) {

    static final int DEFAULT_PORT = 8080;
    static final int DEFAULT_ADMIN_PORT = 8081;

    Settings {
        requirePort(port, "AUTOTAG_PORT");
        requirePort(adminPort, "AUTOTAG_ADMIN_PORT");
    }

    /** A PostgreSQL and how to log in. */
    record DatabaseAddress(String url, String user, String password) {

        DatabaseAddress {
            if (!url.startsWith("jdbc:postgresql:")) {
                throw new IllegalArgumentException(
                        "AUTOTAG_DB_URL must look like jdbc:postgresql://host:5432/database, not \"" + url + "\".");
            }
        }
    }

    private static void requirePort(Optional<Integer> port, String name) {
        if (port.filter(number -> number < 1 || number > 65_535).isPresent()) {
            throw new IllegalArgumentException(name + " must be a port from 1 to 65535, not " + port.get() + ".");
        }
    }
}
