package io.autotag.api.oidc;

import java.time.Duration;
import java.util.List;

/**
 * At which provider people sign in, and as whom they are let in.
 *
 * @param name on the button
 * @param clientSecret empty for a client without one
 * @param orgId whose users they become
 * @param adoptsUsers whether a verified address that is a login here already is the same person
 * @param session how long somebody stays signed in
 */
public record OidcSettings(
        String issuer,
        String name,
        String clientId,
        String clientSecret,
        List<String> scopes,
        RoleRules roles,
        long orgId,
        boolean adoptsUsers,
        Duration session) {

    public OidcSettings {
        scopes = List.copyOf(scopes);
    }

    /** Without the secret. */
    @Override
    public String toString() {
        return "OidcSettings[" + issuer + ", clientId=" + clientId + "]";
    }
}
