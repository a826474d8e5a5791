package io.autotag.store;

import java.time.Instant;
import java.util.List;

/**
 * An address outside that is told of events of its organisation.
 *
 * @param events their names outside, in the order given
 * @param sealedSecret the secret that signs, as whoever made it sealed it
 */
public record Webhook(
        long id,
        String uid,
        long orgId,
        String targetUrl,
        List<String> events,
        boolean isActive,
        String sealedSecret,
        Instant createdAt,
        Instant updatedAt) {

    public Webhook {
        events = List.copyOf(events);
    }
}
