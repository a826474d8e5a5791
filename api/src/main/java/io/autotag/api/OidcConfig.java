package io.autotag.api;

import io.autotag.api.oidc.OidcSettings;
import io.autotag.api.oidc.RoleRules;
import io.autotag.egress.EgressRules;
import io.dropwizard.util.Duration;
import io.dropwizard.validation.MinDuration;
import io.dropwizard.validation.ValidationMethod;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * At which provider of OpenID Connect people sign in.
 *
 * @param issuer empty: at none
 * @param scopes with spaces between them
 * @param organisation whose users they become, by its slug
 * @param roles as {@link RoleRules} reads them, and {@code defaultRole} with them
 * @param adoptsUsers whether a verified address that is a login already is the same person
 * @param networks where the provider may be, besides the internet and the networks of {@code egress}
 * @param session how long somebody stays signed in
 */
record OidcConfig(
        @NotNull String issuer,
        @NotNull String clientId,
        @NotNull String clientSecret,
        @NotBlank String name,
        @NotBlank String scopes,
        @NotBlank String organisation,
        @NotBlank String roleClaim,
        @NotNull String roles,
        @NotBlank String defaultRole,
        boolean adoptsUsers,
        @NotNull String networks,
        @NotNull @MinDuration(value = 1, unit = TimeUnit.MINUTES) Duration session) {

    /** @param orgId of the organisation */
    OidcSettings settings(long orgId) {
        return new OidcSettings(
                issuer,
                name,
                clientId,
                clientSecret,
                List.of(scopes.strip().split("\\s+", -1)),
                roleRules(),
                orgId,
                adoptsUsers,
                session.toJavaDuration());
    }

    boolean isSetUp() {
        return !issuer.isEmpty();
    }

    /** Whom the provider's addresses may lead to. */
    EgressRules rules(EgressConfig egress) {
        return EgressRules.of(egress.plainHttp(), egress.networks() + "," + networks)
                .withVariable("AUTOTAG_OIDC_NETWORKS");
    }

    @ValidationMethod(message = "clientId must be given with an issuer (AUTOTAG_OIDC_CLIENT_ID)")
    public boolean isWithClient() {
        return !isSetUp() || !clientId.isEmpty();
    }

    @ValidationMethod(message = "scopes must have openid among them")
    public boolean isOpenId() {
        return List.of(scopes.strip().split("\\s+", -1)).contains("openid");
    }

    @ValidationMethod(
            message = "roles must be a list such as admins=admin; labelers=annotator, and defaultRole"
                    + " none, viewer, annotator, operator or admin")
    public boolean isWithRoles() {
        return Legible.is(this::roleRules);
    }

    @ValidationMethod(message = "AUTOTAG_OIDC_NETWORKS must be a list such as 10.1.0.0/16, fd00::/8")
    public boolean isWithNetworks() {
        return Legible.is(() -> EgressRules.of(false, networks));
    }

    private RoleRules roleRules() {
        return RoleRules.of(roleClaim, roles, defaultRole);
    }

    /** Without the secret. */
    @Override
    public String toString() {
        return "OidcConfig[" + issuer + ", clientId=" + clientId + "]";
    }
}
