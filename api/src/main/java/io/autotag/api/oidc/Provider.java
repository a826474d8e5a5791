package io.autotag.api.oidc;

import com.nimbusds.oauth2.sdk.ParseException;
import com.nimbusds.openid.connect.sdk.op.OIDCProviderMetadata;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/**
 * What the provider publishes of itself, remembered for a while. Its keys: {@link ProviderKeys}. Thread-safe.
 */
final class Provider {

    private static final Duration REMEMBERED = Duration.ofMinutes(10);
    private static final String DISCOVERY = "/.well-known/openid-configuration";

    private final String issuer;
    private final ProviderCalls calls;
    private final InstantSource clock;
    private final AtomicReference<@Nullable Known> known = new AtomicReference<>();

    Provider(String issuer, ProviderCalls calls, InstantSource clock) {
        this.issuer = issuer;
        this.calls = calls;
        this.clock = clock;
    }

    private record Known(OIDCProviderMetadata metadata, Instant until) {}

    OIDCProviderMetadata metadata() {
        Known last = known.get();
        Instant now = clock.instant();
        if (last != null && last.until().isAfter(now)) {
            return last.metadata();
        }
        OIDCProviderMetadata fresh = discover();
        known.set(new Known(fresh, now.plus(REMEMBERED)));
        return fresh;
    }

    private OIDCProviderMetadata discover() {
        String place = issuer.endsWith("/") ? issuer.substring(0, issuer.length() - 1) : issuer;
        OIDCProviderMetadata found = parse(calls.read(URI.create(place + DISCOVERY)));
        if (!found.getIssuer().getValue().equals(issuer)) {
            throw setup("it calls itself " + found.getIssuer() + ".", null);
        }
        if (found.getAuthorizationEndpointURI() == null || found.getTokenEndpointURI() == null) {
            throw setup("it does not say where people sign in, or where codes are redeemed.", null);
        }
        if (found.getJWKSetURI() == null) {
            throw setup("it does not say where its keys are.", null);
        }
        return found;
    }

    private OIDCProviderMetadata parse(String document) {
        try {
            return OIDCProviderMetadata.parse(document);
        } catch (ParseException e) {
            throw setup("what it says of itself cannot be read: " + e.getMessage(), e);
        }
    }

    OidcException setup(String what, @Nullable Throwable cause) {
        return new OidcException(OidcProblem.SETUP, "The provider " + issuer + " will not do: " + what, cause);
    }
}
