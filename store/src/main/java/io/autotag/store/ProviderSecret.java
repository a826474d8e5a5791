package io.autotag.store;

import java.time.Instant;

/**
 * A secret of an organisation that goes along to a provider.
 *
 * @param origin whom it may be sent to, such as {@code https://example.org}, or {@code https://example.org/v1} and what lies
 *     below
 * @param sealed the secret, as whoever made it sealed it
 */
public record ProviderSecret(
        long id, long orgId, String name, String origin, String sealed, Instant createdAt, Instant updatedAt) {

    /** What it is sealed for; with another text those in the database are not read any more. */
    public static final String PURPOSE = "autotag provider secrets 1";

    /** Whom it is sealed for: a row that says something else about whose it is, or where it may go, opens nothing. */
    public static String owner(long orgId, String name, String origin) {
        return orgId + " " + name + " " + origin;
    }

    public String owner() {
        return owner(orgId, name, origin);
    }
}
