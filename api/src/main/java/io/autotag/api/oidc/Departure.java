package io.autotag.api.oidc;

import com.nimbusds.oauth2.sdk.id.State;
import com.nimbusds.oauth2.sdk.pkce.CodeVerifier;
import com.nimbusds.openid.connect.sdk.Nonce;
import java.time.Instant;

/**
 * A browser is on its way to the provider.
 *
 * @param state that it brings back
 * @param nonce that the provider's token repeats
 * @param verifier shows that the code is redeemed by who asked for it
 * @param next a path of this server, for afterwards
 */
record Departure(State state, Nonce nonce, CodeVerifier verifier, String next, Instant endsAt) {

    static Departure to(String next, Instant endsAt) {
        return new Departure(new State(), new Nonce(), new CodeVerifier(), next, endsAt);
    }
}
