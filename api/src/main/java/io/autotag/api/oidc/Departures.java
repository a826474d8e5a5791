package io.autotag.api.oidc;

import com.nimbusds.oauth2.sdk.id.State;
import com.nimbusds.oauth2.sdk.pkce.CodeVerifier;
import com.nimbusds.openid.connect.sdk.Nonce;
import io.autotag.secret.SecretBox;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Keeps what is known of a departure in the browser itself, sealed: the server stores nothing for strangers, and each of
 * its processes can take the browser back. Thread-safe.
 */
final class Departures {

    private static final String PURPOSE = "oidc departures";
    private static final String OWNER = "browser";
    private static final String BETWEEN = "\n";
    private static final int PARTS = 5;
    private static final Pattern SEALED = Pattern.compile("[A-Za-z0-9_-]{40,6000}={0,2}");

    private final SecretBox box;

    /** @param secret of the installation */
    Departures(byte[] secret) {
        this.box = new SecretBox(secret, PURPOSE);
    }

    /** As a cookie can hold it. */
    String seal(Departure departure) {
        List<String> parts = List.of(
                departure.state().getValue(),
                departure.nonce().getValue(),
                departure.verifier().getValue(),
                Long.toString(departure.endsAt().getEpochSecond()),
                departure.next());
        return box.seal(OWNER, String.join(BETWEEN, parts)).replace('+', '-').replace('/', '_');
    }

    /** Empty for what was not sealed here, or is over. */
    Optional<Departure> open(String sealed, Instant now) {
        if (!SEALED.matcher(sealed).matches()) {
            return Optional.empty();
        }
        return opened(sealed.replace('-', '+').replace('_', '/'))
                .map(text -> text.split(BETWEEN, PARTS))
                .map(parts -> new Departure(
                        new State(parts[0]),
                        new Nonce(parts[1]),
                        new CodeVerifier(parts[2]),
                        parts[4],
                        Instant.ofEpochSecond(Long.parseLong(parts[3]))))
                .filter(departure -> departure.endsAt().isAfter(now));
    }

    private Optional<String> opened(String sealed) {
        try {
            return box.open(OWNER, sealed);
        } catch (IllegalArgumentException e) {
            return Optional.empty(); // no Base64
        }
    }
}
