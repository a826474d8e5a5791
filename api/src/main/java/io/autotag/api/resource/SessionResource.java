package io.autotag.api.resource;

import io.autotag.api.auth.Caller;
import io.autotag.api.auth.Cookies;
import io.autotag.api.auth.Csrf;
import io.autotag.api.auth.MinimumRole;
import io.autotag.api.auth.NoKey;
import io.autotag.api.auth.SignIn;
import io.autotag.api.error.ApiException;
import io.autotag.api.error.KeyHeader;
import io.autotag.api.view.NewSession;
import io.autotag.api.view.SessionView;
import io.autotag.store.AccountRepository;
import io.autotag.store.Database;
import io.autotag.store.Grant;
import io.autotag.store.Role;
import io.autotag.store.SessionRepository;
import io.autotag.store.SessionToken;
import io.autotag.store.Transaction;
import io.autotag.store.User;
import io.dropwizard.auth.Auth;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** Signing a browser in and out, and telling it who it is. */
@Path("session")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Session")
public final class SessionResource {

    private static final Duration VALIDITY = Duration.ofDays(30);

    private final Database database;
    private final SignIn signIn;
    private final Cookies cookies;
    private final Csrf csrf;
    private final Clock clock;
    private final AccountRepository accounts = new AccountRepository();
    private final SessionRepository sessions = new SessionRepository();
    private final SecureRandom random = new SecureRandom();

    public SessionResource(Database database, SignIn signIn, Cookies cookies, Csrf csrf, Clock clock) {
        this.database = database;
        this.signIn = signIn;
        this.cookies = cookies;
        this.csrf = csrf;
        this.clock = clock;
    }

    /** Authorised by what is signed in with. */
    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    @NoKey
    @Answers(201)
    @Operation(
            summary = "Sign a browser in",
            description = "With an API key, a user's password, or what a sign-in link has in once. The answer sets an"
                    + " HttpOnly cookie, good for 30 days and for 7 days without use; with it a write needs the"
                    + " X-CSRF-Token of the answer. Too many failures are refused with 429 for a quarter of an hour.")
    @ApiResponse(
            responseCode = "201",
            description = "Signed in",
            content = @Content(schema = @Schema(implementation = SessionView.class)))
    public Response open(
            @Context UriInfo uri, @Context HttpServletRequest request, @NotNull @Valid NewSession presented) {
        Grant grant = presented.accept(by(request.getRemoteAddr()));
        SessionToken token = SessionToken.generate(random);
        Instant now = clock.instant();
        SessionView view = database.inTransaction(tx -> {
            if (!sessions.open(tx, grant, token, now, now.plus(VALIDITY))) {
                throw new ApiException(401, "The password was changed meanwhile: sign in with the new one.");
            }
            return view(tx, accounts.user(tx, grant.userId()), grant.role(), Optional.of(token));
        });
        return Response.ok(view)
                .cookie(cookies.of(token, VALIDITY, uri.getRequestUri()))
                .build();
    }

    @GET
    @MinimumRole(Role.VIEWER)
    @Operation(summary = "Tell who the caller is, with the token that writes by cookie need")
    public SessionView get(@Auth Caller caller, @Context HttpHeaders headers) {
        boolean byKey = headers.getHeaderString(KeyHeader.NAME) != null;
        Optional<SessionToken> token = byKey ? Optional.empty() : Cookies.read(headers.getCookies());
        return database.read(tx -> view(tx, caller.user(), caller.role(), token));
    }

    @DELETE
    @MinimumRole(Role.VIEWER)
    @Operation(summary = "Sign this browser out")
    @ApiResponse(responseCode = "204", description = "Done.")
    public Response close(@Auth Caller caller, @Context UriInfo uri, @Context HttpHeaders headers) {
        Cookies.read(headers.getCookies())
                .ifPresent(token -> database.doInTransaction(tx -> sessions.close(tx, token)));
        return Response.noContent().cookie(cookies.none(uri.getRequestUri())).build();
    }

    private SessionView view(Transaction tx, User user, Role role, Optional<SessionToken> token) {
        return SessionView.of(
                user,
                accounts.organisation(tx, user.orgId()),
                role,
                token.map(csrf::of).orElse(null));
    }

    private NewSession.Visitor<Grant> by(String address) {
        return new NewSession.Visitor<>() {
            @Override
            public Grant byKey(String key) {
                return signIn.byKey(address, key);
            }

            @Override
            public Grant byPassword(String user, String password) {
                return signIn.byPassword(address, user, password);
            }

            @Override
            public Grant byLink(String once) {
                return signIn.byLink(address, once);
            }
        };
    }
}
