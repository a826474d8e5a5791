package io.autotag.api.webhook;

import java.security.SecureRandom;
import java.util.Base64;

/** Makes the secrets that sign. */
public final class WebhookSecrets {

    private static final int RANDOM_BYTES = 32;

    private WebhookSecrets() {}

    public static String generate(SecureRandom random) {
        byte[] bytes = new byte[RANDOM_BYTES];
        random.nextBytes(bytes);
        return "whsec_" + Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }
}
