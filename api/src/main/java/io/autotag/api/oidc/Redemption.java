package io.autotag.api.oidc;

import com.nimbusds.jwt.JWT;
import com.nimbusds.oauth2.sdk.AuthorizationCode;
import com.nimbusds.oauth2.sdk.AuthorizationCodeGrant;
import com.nimbusds.oauth2.sdk.ErrorObject;
import com.nimbusds.oauth2.sdk.OAuth2Error;
import com.nimbusds.oauth2.sdk.ParseException;
import com.nimbusds.oauth2.sdk.TokenRequest;
import com.nimbusds.oauth2.sdk.TokenResponse;
import com.nimbusds.oauth2.sdk.auth.ClientAuthentication;
import com.nimbusds.oauth2.sdk.auth.ClientAuthenticationMethod;
import com.nimbusds.oauth2.sdk.auth.ClientSecretBasic;
import com.nimbusds.oauth2.sdk.auth.ClientSecretPost;
import com.nimbusds.oauth2.sdk.auth.Secret;
import com.nimbusds.oauth2.sdk.http.HTTPResponse;
import com.nimbusds.oauth2.sdk.id.ClientID;
import com.nimbusds.openid.connect.sdk.OIDCTokenResponse;
import com.nimbusds.openid.connect.sdk.OIDCTokenResponseParser;
import com.nimbusds.openid.connect.sdk.op.OIDCProviderMetadata;
import java.net.URI;
import java.util.List;

/** Trades the code that a browser brought for the provider's token, which is yet to be checked. */
record Redemption(ClientID client, String secret, ProviderCalls calls) {

    JWT redeem(OIDCProviderMetadata provider, AuthorizationCode code, URI redirect, Departure departure) {
        AuthorizationCodeGrant grant = new AuthorizationCodeGrant(code, redirect, departure.verifier());
        TokenRequest request = secret.isEmpty()
                ? new TokenRequest.Builder(provider.getTokenEndpointURI(), client, grant).build()
                : new TokenRequest.Builder(provider.getTokenEndpointURI(), shown(provider), grant).build();
        HTTPResponse answer = calls.send(request.toHTTPRequest());
        TokenResponse response = parse(answer);
        if (!response.indicatesSuccess()) {
            throw refusal(answer, response.toErrorResponse().getErrorObject());
        }
        JWT token = ((OIDCTokenResponse) response.toSuccessResponse())
                .getOIDCTokens()
                .getIDToken();
        if (token == null) {
            throw new OidcException(OidcProblem.SETUP, "The provider's answer to a code has no ID token.");
        }
        return token;
    }

    /** In the header, as providers do by default, unless this one takes it in the form only. */
    private ClientAuthentication shown(OIDCProviderMetadata provider) {
        List<ClientAuthenticationMethod> methods = provider.getTokenEndpointAuthMethods();
        boolean onlyInForm = methods != null
                && methods.contains(ClientAuthenticationMethod.CLIENT_SECRET_POST)
                && !methods.contains(ClientAuthenticationMethod.CLIENT_SECRET_BASIC);
        Secret presented = new Secret(secret);
        return onlyInForm ? new ClientSecretPost(client, presented) : new ClientSecretBasic(client, presented);
    }

    private static TokenResponse parse(HTTPResponse answer) {
        if (answer.getStatusCode() >= 500) {
            throw new OidcException(OidcProblem.AWAY, "The provider answers " + answer.getStatusCode() + " to a code.");
        }
        try {
            return OIDCTokenResponseParser.parse(answer);
        } catch (ParseException e) {
            throw new OidcException(
                    OidcProblem.SETUP, "The provider's answer to a code cannot be read: " + e.getMessage(), e);
        }
    }

    private static OidcException refusal(HTTPResponse answer, ErrorObject error) {
        boolean isOfCode = OAuth2Error.INVALID_GRANT.getCode().equals(error.getCode());
        return new OidcException(
                isOfCode ? OidcProblem.CODE : OidcProblem.SETUP,
                "The provider answers " + answer.getStatusCode() + " to a code: " + error.getCode() + ".");
    }

    /** Without the secret. */
    @Override
    public String toString() {
        return "Redemption[" + client + "]";
    }
}
