package io.autotag.activity;

import io.autotag.egress.EgressRules;
import io.autotag.provider.Patience;
import io.autotag.secret.SecretBox;
import java.util.Objects;
import java.util.Optional;

/**
 * What a worker needs for providers.
 *
 * @param rules whom it may call
 * @param secrets opens what goes along; empty where the worker was not told the secret of the installation
 * @param patience with those who have no time
 */
public record ProviderSettings(EgressRules rules, Optional<SecretBox> secrets, Patience patience) {

    public ProviderSettings {
        Objects.requireNonNull(rules, "rules is null");
        Objects.requireNonNull(secrets, "secrets is null");
        Objects.requireNonNull(patience, "patience is null");
    }

    /** Those of the public internet by https, without secrets. */
    public static ProviderSettings defaults() {
        return new ProviderSettings(EgressRules.of(false, ""), Optional.empty(), Patience.usual());
    }
}
