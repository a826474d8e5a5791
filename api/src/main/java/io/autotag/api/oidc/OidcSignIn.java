package io.autotag.api.oidc;

import com.nimbusds.jwt.JWT;
import com.nimbusds.oauth2.sdk.AuthorizationCode;
import com.nimbusds.oauth2.sdk.AuthorizationErrorResponse;
import com.nimbusds.oauth2.sdk.OAuth2Error;
import com.nimbusds.oauth2.sdk.ParseException;
import com.nimbusds.oauth2.sdk.ResponseType;
import com.nimbusds.oauth2.sdk.Scope;
import com.nimbusds.oauth2.sdk.id.ClientID;
import com.nimbusds.oauth2.sdk.id.Issuer;
import com.nimbusds.oauth2.sdk.pkce.CodeChallengeMethod;
import com.nimbusds.openid.connect.sdk.AuthenticationRequest;
import com.nimbusds.openid.connect.sdk.AuthenticationResponse;
import com.nimbusds.openid.connect.sdk.AuthenticationResponseParser;
import io.autotag.egress.Egress;
import io.autotag.store.Database;
import io.autotag.store.SessionToken;
import java.net.URI;
import java.time.Duration;
import java.time.InstantSource;

/**
 * The authorization code flow of OpenID Connect, with PKCE, a state and a nonce. What fails is an {@link OidcException}.
 * Thread-safe.
 */
public final class OidcSignIn {

    /** How long somebody may take at the provider. */
    public static final Duration PATIENCE = Duration.ofMinutes(10);

    private final OidcSettings settings;
    private final ClientID client;
    private final InstantSource clock;
    private final Provider provider;
    private final ProviderKeys keys;
    private final Departures departures;
    private final Redemption redemption;
    private final IdTokens tokens;
    private final Admission admission;

    /** @param secret of the installation */
    public OidcSignIn(OidcSettings settings, Egress egress, byte[] secret, Database database, InstantSource clock) {
        ProviderCalls calls = new ProviderCalls(egress);
        this.settings = settings;
        this.clock = clock;
        this.client = new ClientID(settings.clientId());
        this.provider = new Provider(settings.issuer(), calls, clock);
        this.keys = new ProviderKeys(provider, calls, clock);
        this.departures = new Departures(secret);
        this.redemption = new Redemption(client, settings.clientSecret(), calls);
        this.tokens = new IdTokens(new Issuer(settings.issuer()), client);
        this.admission = new Admission(settings, database, clock);
    }

    public OidcSettings settings() {
        return settings;
    }

    /**
     * Where the browser goes, and what it takes along.
     *
     * @param sealed for a cookie, and good for {@link #PATIENCE}
     */
    public record Way(URI address, String sealed) {}

    /**
     * @param redirect where the browser comes back
     * @param next a path of this server, for afterwards
     */
    public Way begin(URI redirect, String next) {
        Departure departure = Departure.to(next, clock.instant().plus(PATIENCE));
        URI address = new AuthenticationRequest.Builder(
                        ResponseType.CODE, new Scope(settings.scopes().toArray(String[]::new)), client, redirect)
                .endpointURI(provider.metadata().getAuthorizationEndpointURI())
                .state(departure.state())
                .nonce(departure.nonce())
                .codeChallenge(departure.verifier(), CodeChallengeMethod.S256)
                .build()
                .toURI();
        return new Way(address, departures.seal(departure));
    }

    /**
     * @param called the whole address by which the browser came back
     * @param sealed what it took along
     * @param token of the session that begins
     * @return a path of this server, to go on with
     */
    public String finish(URI redirect, URI called, String sealed, SessionToken token) {
        Departure departure = departures
                .open(sealed, clock.instant())
                .orElseThrow(() -> new OidcException(OidcProblem.EXPIRED, "A browser came back too late."));
        AuthorizationCode code = code(called, departure);
        JWT said = redemption.redeem(provider.metadata(), code, redirect, departure);
        Person person = Person.of(tokens.check(said, departure.nonce(), keys.forToken(said)));
        admission.admit(person, token);
        return departure.next();
    }

    private AuthorizationCode code(URI called, Departure departure) {
        AuthenticationResponse response = parse(called);
        if (!departure.state().equals(response.getState())) {
            throw new OidcException(OidcProblem.STATE, "A browser came back with another state.");
        }
        if (response.getIssuer() != null && !response.getIssuer().getValue().equals(settings.issuer())) {
            throw new OidcException(OidcProblem.TOKEN, "A browser came back from " + response.getIssuer() + ".");
        }
        if (!response.indicatesSuccess()) {
            throw refusal(response.toErrorResponse());
        }
        AuthorizationCode code = response.toSuccessResponse().getAuthorizationCode();
        if (code == null) {
            throw new OidcException(OidcProblem.SETUP, "A browser came back without a code.");
        }
        return code;
    }

    private static OidcException refusal(AuthorizationErrorResponse response) {
        String error = String.valueOf(response.getErrorObject().getCode());
        OidcProblem problem = OAuth2Error.ACCESS_DENIED.getCode().equals(error)
                ? OidcProblem.DENIED
                : OAuth2Error.SERVER_ERROR.getCode().equals(error)
                                || OAuth2Error.TEMPORARILY_UNAVAILABLE.getCode().equals(error)
                        ? OidcProblem.AWAY
                        : OidcProblem.SETUP;
        return new OidcException(problem, "The provider sends a browser back: " + error + ".");
    }

    private static AuthenticationResponse parse(URI called) {
        try {
            return AuthenticationResponseParser.parse(called);
        } catch (ParseException e) {
            throw new OidcException(OidcProblem.STATE, "A browser came back with no answer of a provider's.", e);
        }
    }
}
