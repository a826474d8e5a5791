package io.autotag.api.oidc;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.source.ImmutableJWKSet;
import com.nimbusds.jose.proc.BadJOSEException;
import com.nimbusds.jose.proc.JWSVerificationKeySelector;
import com.nimbusds.jose.proc.SecurityContext;
import com.nimbusds.jwt.JWT;
import com.nimbusds.oauth2.sdk.ParseException;
import com.nimbusds.oauth2.sdk.id.ClientID;
import com.nimbusds.oauth2.sdk.id.Issuer;
import com.nimbusds.openid.connect.sdk.Nonce;
import com.nimbusds.openid.connect.sdk.validators.IDTokenValidator;
import java.util.Map;
import java.util.Set;

/**
 * Believes a token when it is signed with a key of the provider's by a method of public keys (never none, never with a
 * shared secret), and issued by it, for this client and this sign-in, not too long ago.
 */
record IdTokens(Issuer issuer, ClientID client) {

    private static final Set<JWSAlgorithm> METHODS = Set.of(
            JWSAlgorithm.RS256,
            JWSAlgorithm.RS384,
            JWSAlgorithm.RS512,
            JWSAlgorithm.PS256,
            JWSAlgorithm.PS384,
            JWSAlgorithm.PS512,
            JWSAlgorithm.ES256,
            JWSAlgorithm.ES384,
            JWSAlgorithm.ES512);

    /** The claims. */
    Map<String, Object> check(JWT token, Nonce nonce, JWKSet keys) {
        IDTokenValidator validator = new IDTokenValidator(
                issuer,
                client,
                new JWSVerificationKeySelector<SecurityContext>(METHODS, new ImmutableJWKSet<>(keys)),
                null);
        try {
            return validator.validate(token, nonce).toJWTClaimsSet().getClaims();
        } catch (BadJOSEException | JOSEException | ParseException e) {
            throw new OidcException(OidcProblem.TOKEN, "The token is not good: " + e.getMessage(), e);
        }
    }
}
