package io.autotag.api;

import io.autotag.api.resource.ProviderSecretResource;
import io.autotag.secret.SecretBox;
import io.autotag.store.ProviderSecret;
import io.dropwizard.jersey.setup.JerseyEnvironment;

/** What workers need to call providers, which this process never does. */
final class ProviderSection {

    private final Foundation foundation;
    private final EgressConfig outside;
    private final SecretBox secrets;

    /** @param secret of the installation */
    ProviderSection(Foundation foundation, EgressConfig outside, byte[] secret) {
        this.foundation = foundation;
        this.outside = outside;
        this.secrets = new SecretBox(secret, ProviderSecret.PURPOSE);
    }

    void register(JerseyEnvironment jersey) {
        jersey.register(
                new ProviderSecretResource(foundation.database(), foundation.paging(), outside.rules(), secrets));
    }
}
