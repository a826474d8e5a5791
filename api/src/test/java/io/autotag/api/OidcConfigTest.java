package io.autotag.api;

import static org.assertj.core.api.Assertions.assertThat;

import io.autotag.egress.EgressRules;
import io.dropwizard.util.Duration;
import org.junit.jupiter.api.Test;

final class OidcConfigTest {

    @Test
    void withoutAnIssuerNothingElseIsNeeded() {
        OidcConfig none = config("", "", "openid", "", "none", "");
        assertThat(none.isSetUp()).isFalse();
        assertThat(none.isWithClient()).isTrue();
    }

    @Test
    void whatIsMissingOrMisspeltIsWrong() {
        assertThat(config("https://example.org", "", "openid", "", "none", "").isWithClient())
                .isFalse();
        assertThat(config("https://example.org", "x", "email", "", "none", "").isOpenId())
                .isFalse();
        assertThat(config("https://example.org", "x", "openid", "admins", "none", "")
                        .isWithRoles())
                .isFalse();
        assertThat(config("https://example.org", "x", "openid", "", "boss", "").isWithRoles())
                .isFalse();
        assertThat(config("https://example.org", "x", "openid", "", "none", "10.0")
                        .isWithNetworks())
                .isFalse();
    }

    @Test
    void theProviderMayBeInNetworksThatNobodyElseMayReach() {
        EgressConfig outside = new EgressConfig(false, "10.1.0.0/16", Duration.seconds(1));
        EgressRules rules = config("https://example.org", "x", "openid", "", "none", "10.2.0.0/16")
                .rules(outside);
        assertThat(rules.networks()).hasSize(2);
        assertThat(outside.rules().networks()).hasSize(1);
        assertThat(rules.variable()).isEqualTo("AUTOTAG_OIDC_NETWORKS");
        assertThat(outside.rules().variable()).isEqualTo("AUTOTAG_EGRESS_NETWORKS");
    }

    @Test
    void theSecretIsNotPrinted() {
        OidcConfig config = config("https://example.org", "x", "openid", "", "none", "");
        assertThat(config + " " + config.settings(1)).doesNotContain("very secret");
    }

    private static OidcConfig config(
            String issuer, String client, String scopes, String roles, String defaultRole, String networks) {
        return new OidcConfig(
                issuer,
                client,
                "very secret",
                "Example",
                scopes,
                "default",
                "groups",
                roles,
                defaultRole,
                false,
                networks,
                Duration.hours(12));
    }
}
