package io.autotag.api.auth;

import io.autotag.api.error.ApiException;
import io.autotag.store.SessionToken;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The token that a write must carry beside the cookie: only a page of our own origin can have read it. It follows from the
 * session's token, so nothing is stored.
 */
public final class Csrf {

    public static final String HEADER = "X-CSRF-Token";

    private static final String PURPOSE = "csrf";
    private static final Set<String> READS = Set.of("GET", "HEAD", "OPTIONS");

    private final Signer signer;

    public Csrf(Signer signer) {
        this.signer = signer;
    }

    public String of(SessionToken session) {
        return signer.sign(List.of(PURPOSE, session.text()));
    }

    /** @throws ApiException 403 when a write comes without it */
    void check(SessionToken session, String method, @Nullable String presented) {
        boolean good = READS.contains(method)
                || (presented != null && signer.matches(List.of(PURPOSE, session.text()), presented));
        if (!good) {
            throw new ApiException(
                    403,
                    "With the session cookie a write needs the header " + HEADER
                            + ": take it from the answer to GET /api/v1/session/.");
        }
    }
}
