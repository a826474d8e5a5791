package io.autotag.api.auth;

import io.autotag.store.SessionToken;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.core.Cookie;
import jakarta.ws.rs.core.NewCookie;
import java.net.URI;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;

/**
 * The cookie of a session: no script reads it, no other site's page makes a browser send it, and it goes over TLS only
 * where the API is reached so.
 */
public final class Cookies {

    static final String NAME = "autotag_session";

    private static final String PATH = "/api/";
    private static final int LONGEST = 200;

    private final Optional<URI> publicUrl;

    /** @param publicUrl how browsers reach the API, where that is not the address that they call */
    public Cookies(Optional<URI> publicUrl) {
        this.publicUrl = publicUrl;
    }

    /** @param called the address of the request */
    public NewCookie of(SessionToken token, Duration validity, URI called) {
        return cookie(token.text(), Math.toIntExact(validity.toSeconds()), called);
    }

    /** Makes the browser forget it. */
    public NewCookie none(URI called) {
        return cookie("", 0, called);
    }

    private NewCookie cookie(String value, int seconds, URI called) {
        String scheme = publicUrl.orElse(called).getScheme();
        return new NewCookie.Builder(NAME)
                .value(value)
                .path(PATH)
                .maxAge(seconds)
                .httpOnly(true)
                .secure("https".equalsIgnoreCase(scheme))
                .sameSite(NewCookie.SameSite.STRICT)
                .build();
    }

    static Optional<SessionToken> read(ContainerRequestContext request) {
        return read(request.getCookies());
    }

    /** The session's token, if the browser sent one. */
    public static Optional<SessionToken> read(Map<String, Cookie> cookies) {
        return Optional.ofNullable(cookies.get(NAME))
                .map(Cookie::getValue)
                .filter(value -> !value.isEmpty() && value.length() <= LONGEST)
                .map(SessionToken::new);
    }
}
