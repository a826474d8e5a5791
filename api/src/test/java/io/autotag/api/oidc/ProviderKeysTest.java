package io.autotag.api.oidc;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.jwt.JWT;
import com.nimbusds.jwt.JWTParser;
import io.autotag.egress.Egress;
import io.autotag.egress.EgressRules;
import java.io.IOException;
import java.text.ParseException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** How often the provider is asked for its keys. */
final class ProviderKeysTest {

    private static final Instant START = Instant.parse("2026-05-01T12:00:00Z");

    private final TestProvider provider = new TestProvider();
    private final Egress egress = new Egress(EgressRules.of(true, "127.0.0.0/8"), Duration.ofSeconds(30));
    private Instant now = START;
    private ProviderKeys keys = keys();

    @BeforeEach
    void begin() throws JOSEException, ParseException {
        keys.forToken(token(provider.key()));
        assertThat(provider.timesAskedForKeys()).isEqualTo(1);
    }

    @AfterEach
    void close() throws IOException {
        egress.close();
        provider.close();
    }

    @Test
    void theyAreRememberedForAMinute() throws JOSEException, ParseException {
        now = START.plusSeconds(59);
        keys.forToken(token(provider.key()));
        assertThat(provider.timesAskedForKeys()).isEqualTo(1);
        now = START.plusSeconds(60);
        keys.forToken(token(provider.key()));
        assertThat(provider.timesAskedForKeys()).isEqualTo(2);
    }

    @Test
    void aKeyThatIsNotKnownIsAskedForButNotAllTheTime() throws JOSEException, ParseException {
        JWT unknown = token(new RSAKeyGenerator(2048).keyID("second").generate());
        now = START.plusSeconds(4);
        keys.forToken(unknown);
        assertThat(provider.timesAskedForKeys()).isEqualTo(1);
        now = START.plusSeconds(5);
        keys.forToken(unknown);
        assertThat(provider.timesAskedForKeys()).isEqualTo(2);
    }

    private JWT token(RSAKey key) throws ParseException {
        return JWTParser.parse(TestTokens.signed(key, TestTokens.claims(provider, "nonce", "ana")));
    }

    private ProviderKeys keys() {
        ProviderCalls calls = new ProviderCalls(egress);
        InstantSource clock = () -> now;
        return new ProviderKeys(new Provider(provider.issuer(), calls, clock), calls, clock);
    }
}
