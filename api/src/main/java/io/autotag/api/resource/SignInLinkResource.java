package io.autotag.api.resource;

import io.autotag.api.auth.Caller;
import io.autotag.api.auth.Cookies;
import io.autotag.api.auth.MinimumRole;
import io.autotag.api.error.ApiException;
import io.autotag.api.view.SignInLinkView;
import io.autotag.api.view.Urls;
import io.autotag.store.Database;
import io.autotag.store.Grant;
import io.autotag.store.KeyRepository;
import io.autotag.store.Role;
import io.autotag.store.SessionRepository;
import io.autotag.store.SessionToken;
import io.autotag.store.SignInLinks;
import io.autotag.store.Transaction;
import io.dropwizard.auth.Auth;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.UriInfo;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;

/** Links that sign one browser in, once: how a command line hands its user over to a browser. */
@Path("session/links")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Session")
public final class SignInLinkResource {

    private static final Duration VALIDITY = Duration.ofMinutes(15);

    private final Database database;
    private final Urls urls;
    private final Clock clock;
    private final SignInLinks links = new SignInLinks();
    private final SessionRepository sessions = new SessionRepository();
    private final KeyRepository keys = new KeyRepository();
    private final SecureRandom random = new SecureRandom();

    public SignInLinkResource(Database database, Urls urls, Clock clock) {
        this.database = database;
        this.urls = urls;
        this.clock = clock;
    }

    @POST
    @MinimumRole(Role.VIEWER)
    @Answers(201)
    @Operation(
            summary = "Make a link that signs a browser in as the caller, once",
            description = "Good for 15 minutes. The session has the caller's role and ends with the caller's key.")
    public SignInLinkView create(@Auth Caller caller, @Context UriInfo uri, @Context HttpHeaders headers) {
        SessionToken token = SessionToken.generate(random);
        Instant now = clock.instant();
        Instant expiresAt = now.plus(VALIDITY);
        database.doInTransaction(tx -> {
            Long keyId = caller.keyUid()
                    .flatMap(uid -> keys.findId(tx, caller.orgId(), uid))
                    .orElse(null);
            if (keyId == null) {
                requirePassword(tx, caller, headers);
            }
            links.issue(tx, new Grant(caller.user().id(), caller.role(), keyId, null), token, now, expiresAt);
        });
        return new SignInLinkView(urls.page(uri, "sign-in", "once", token.text()), expiresAt);
    }

    /**
     * A password that is changed at this moment ends the session, and must end what it makes; a provider's word is for one
     * browser, and not for long.
     */
    private void requirePassword(Transaction tx, Caller caller, HttpHeaders headers) {
        SessionToken session = Cookies.read(headers.getCookies()).orElseThrow(SignInLinkResource::ended);
        if (sessions.isByIdentity(tx, session)) {
            throw new ApiException(403, "A session that began at a provider makes no links: sign in there again.");
        }
        if (!sessions.holds(tx, caller.user().id(), session)) {
            throw ended();
        }
    }

    private static ApiException ended() {
        return new ApiException(401, "The session has ended: sign in again.");
    }
}
