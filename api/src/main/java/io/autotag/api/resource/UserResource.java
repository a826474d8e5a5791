package io.autotag.api.resource;

import io.autotag.api.auth.Caller;
import io.autotag.api.auth.MinimumRole;
import io.autotag.api.auth.Passwords;
import io.autotag.api.error.ApiException;
import io.autotag.api.view.NewPassword;
import io.autotag.api.view.NewUser;
import io.autotag.api.view.PageRequest;
import io.autotag.api.view.PageView;
import io.autotag.api.view.Paging;
import io.autotag.api.view.UserView;
import io.autotag.store.AccountRepository;
import io.autotag.store.AuditKind;
import io.autotag.store.AuditLog;
import io.autotag.store.Database;
import io.autotag.store.PasswordRepository;
import io.autotag.store.PasswordRepository.Listed;
import io.autotag.store.Role;
import io.autotag.store.SessionRepository;
import io.autotag.store.Transaction;
import io.autotag.store.User;
import io.dropwizard.auth.Auth;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.UriInfo;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The people of the caller's organisation who sign in with a password. */
@Path("users")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Users")
public final class UserResource {

    private final Database database;
    private final Paging paging;
    private final Clock clock;
    private final Passwords hashing;
    private final AccountRepository accounts = new AccountRepository();
    private final PasswordRepository passwords = new PasswordRepository();
    private final SessionRepository sessions = new SessionRepository();
    private final AuditLog audit = new AuditLog();

    public UserResource(Database database, Paging paging, Passwords hashing, Clock clock) {
        this.database = database;
        this.hashing = hashing;
        this.paging = paging;
        this.clock = clock;
    }

    @GET
    @MinimumRole(Role.ADMIN)
    @Operation(summary = "List the users, newest first")
    public PageView<UserView> list(
            @Auth Caller caller,
            @Context UriInfo uri,
            @QueryParam("limit") @Nullable String limit,
            @QueryParam("cursor") @Nullable String cursor) {
        PageRequest request = paging.read(uri, caller.orgId(), limit, cursor);
        List<Listed> rows = database.read(tx -> passwords.list(tx, caller.orgId(), Pages.of(request)));
        return PageView.of(request, rows, row -> Long.toString(row.user().id()), UserView::from);
    }

    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    @MinimumRole(Role.ADMIN)
    @Answers(201)
    @Operation(summary = "Make a user who signs in with a password")
    public UserView create(@Auth Caller caller, @NotNull @Valid NewUser wanted) {
        String hash = hashing.hash(wanted.password());
        Instant now = clock.instant();
        return database.inTransaction(tx -> {
            User user = accounts.createUser(tx, caller.orgId(), wanted.login());
            passwords.put(tx, user.id(), wanted.storeRole(), hash, now);
            note(tx, caller, AuditKind.USER_ADDED, user, wanted.role());
            return UserView.from(new Listed(user, wanted.storeRole(), now));
        });
    }

    @PUT
    @Path("{login}/password")
    @Consumes(MediaType.APPLICATION_JSON)
    @MinimumRole(Role.ADMIN)
    @Operation(
            summary = "Give a user a password and the role that it stands for",
            description =
                    "Sessions that began with the password before end, and so do their sign-in links; keys are not touched,"
                            + " and neither are sessions that began at a provider.")
    public UserView setPassword(
            @Auth Caller caller, @PathParam("login") String login, @NotNull @Valid NewPassword wanted) {
        User user = database.read(tx -> accounts.findUser(tx, caller.orgId(), login))
                .orElseThrow(ApiException::notFound);
        String hash = hashing.hash(wanted.password());
        Instant now = clock.instant();
        database.doInTransaction(tx -> {
            passwords.put(tx, user.id(), wanted.storeRole(), hash, now);
            sessions.closeByPassword(tx, user.id());
            note(tx, caller, AuditKind.PASSWORD_SET, user, wanted.role());
        });
        return UserView.from(new Listed(user, wanted.storeRole(), now));
    }

    @DELETE
    @Path("{login}/sessions")
    @MinimumRole(Role.ADMIN)
    @Operation(
            summary = "Sign a user out everywhere",
            description =
                    "All sessions in browsers end, however they began, and so do sign-in links. Keys are not touched; a"
                            + " password stays good, and so does the person's account at a provider.")
    public void endSessions(@Auth Caller caller, @PathParam("login") String login) {
        database.doInTransaction(tx -> {
            User user = accounts.findUser(tx, caller.orgId(), login).orElseThrow(ApiException::notFound);
            sessions.closeAll(tx, user.id());
            note(tx, caller, AuditKind.SESSIONS_ENDED, user, "");
        });
    }

    private void note(Transaction tx, Caller caller, AuditKind kind, User user, String role) {
        audit.note(tx, caller.user(), kind, user.uid(), user.login(), role);
    }
}
