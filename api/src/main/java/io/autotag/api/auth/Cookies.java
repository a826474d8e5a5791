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
 * The cookies of a session and of the way to one: no script reads it, no other site's page makes a browser send it, and it goes over TLS only
 * where the API is reached so.
 */
public final class Cookies {

    static final String NAME = "autotag_session";

    private static final String PATH = "/api/";
    private static final String DEPARTURE = "autotag_departure";
    private static final String DEPARTURE_PATH = "/api/v1/session/oidc/";
    private static final int LONGEST = 200;

    private final Optional<URI> publicUrl;

    /** @param publicUrl how browsers reach the API, where that is not the address that they call */
    public Cookies(Optional<URI> publicUrl) {
        this.publicUrl = publicUrl;
    }

    /** @param called the address of the request */
    public NewCookie of(SessionToken token, Duration validity, URI called) {
        return cookie(NAME, token.text(), Math.toIntExact(validity.toSeconds()), called)
                .build();
    }

    /** Makes the browser forget it. */
    public NewCookie none(URI called) {
        return cookie(NAME, "", 0, called).build();
    }

    /**
     * What a browser takes along to a provider of sign-ins. It comes back from another site, to one route only, with this
     * cookie and without the session's.
     */
    public NewCookie departure(String sealed, Duration validity, URI called) {
        return cookie(DEPARTURE, sealed, Math.toIntExact(validity.toSeconds()), called)
                .path(DEPARTURE_PATH)
                .sameSite(NewCookie.SameSite.LAX)
                .build();
    }

    /** Makes the browser forget it. */
    public NewCookie noDeparture(URI called) {
        return departure("", Duration.ZERO, called);
    }

    private NewCookie.Builder cookie(String name, String value, int seconds, URI called) {
        String scheme = publicUrl.orElse(called).getScheme();
        return new NewCookie.Builder(name)
                .value(value)
                .path(PATH)
                .maxAge(seconds)
                .httpOnly(true)
                .secure("https".equalsIgnoreCase(scheme))
                .sameSite(NewCookie.SameSite.STRICT);
    }

    /** What the browser took along, if it did. */
    public static Optional<String> readDeparture(Map<String, Cookie> cookies) {
        return Optional.ofNullable(cookies.get(DEPARTURE)).map(Cookie::getValue);
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
