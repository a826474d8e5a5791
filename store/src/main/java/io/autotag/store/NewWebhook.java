package io.autotag.store;

import java.util.List;

/**
 * A webhook to be made.
 *
 * @param uid chosen before, because the secret is sealed for it
 */
public record NewWebhook(
        String uid, long orgId, String targetUrl, List<String> events, boolean isActive, String sealedSecret) {

    public NewWebhook {
        events = List.copyOf(events);
    }
}
