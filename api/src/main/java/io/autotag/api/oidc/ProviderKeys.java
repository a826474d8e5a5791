package io.autotag.api.oidc;

import com.nimbusds.jose.Header;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jwt.JWT;
import java.text.ParseException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/**
 * The provider's keys, remembered for a minute. A key that is not among them makes it ask again, for the provider may
 * change them at any time; but not at every made-up name. Thread-safe.
 */
final class ProviderKeys {

    private static final Duration REMEMBERED = Duration.ofMinutes(1);
    private static final Duration LEFT_IN_PEACE = Duration.ofSeconds(5);

    private final Provider provider;
    private final ProviderCalls calls;
    private final InstantSource clock;
    private final AtomicReference<@Nullable Known> known = new AtomicReference<>();

    ProviderKeys(Provider provider, ProviderCalls calls, InstantSource clock) {
        this.provider = provider;
        this.calls = calls;
        this.clock = clock;
    }

    private record Known(JWKSet keys, Instant asked) {

        boolean isGoodFor(JWT token, Instant now) {
            return asked.plus(hasKeyOf(token) ? REMEMBERED : LEFT_IN_PEACE).isAfter(now);
        }

        private boolean hasKeyOf(JWT token) {
            Header header = token.getHeader();
            return header instanceof JWSHeader signed && keys.getKeyByKeyId(signed.getKeyID()) != null;
        }
    }

    /** Those among which the token's is, if the provider has it. */
    JWKSet forToken(JWT token) {
        Known last = known.get();
        Instant now = clock.instant();
        if (last != null && last.isGoodFor(token, now)) {
            return last.keys();
        }
        Known fresh = new Known(ask(), now);
        known.set(fresh);
        return fresh.keys();
    }

    private JWKSet ask() {
        try {
            return JWKSet.parse(calls.read(provider.metadata().getJWKSetURI()));
        } catch (ParseException e) {
            throw provider.setup("its keys cannot be read: " + e.getMessage(), e);
        }
    }
}
