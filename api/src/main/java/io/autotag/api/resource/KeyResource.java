package io.autotag.api.resource;

import io.autotag.api.auth.Caller;
import io.autotag.api.auth.MinimumRole;
import io.autotag.api.error.ApiException;
import io.autotag.api.view.IssuedKeyView;
import io.autotag.api.view.KeyView;
import io.autotag.api.view.NewKey;
import io.autotag.api.view.PageRequest;
import io.autotag.api.view.PageView;
import io.autotag.api.view.Paging;
import io.autotag.store.AccountRepository;
import io.autotag.store.ApiKey;
import io.autotag.store.AuditKind;
import io.autotag.store.AuditLog;
import io.autotag.store.Database;
import io.autotag.store.KeyRepository;
import io.autotag.store.KeySecret;
import io.autotag.store.NewApiKey;
import io.autotag.store.Role;
import io.autotag.store.StoreError;
import io.autotag.store.StoreException;
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
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.UriInfo;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The API keys of the caller's organisation. */
@Path("keys")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Keys")
public final class KeyResource {

    private final Database database;
    private final Paging paging;
    private final Clock clock;
    private final KeyRepository keys = new KeyRepository();
    private final AccountRepository accounts = new AccountRepository();
    private final AuditLog audit = new AuditLog();
    private final SecureRandom random = new SecureRandom();

    public KeyResource(Database database, Paging paging, Clock clock) {
        this.database = database;
        this.paging = paging;
        this.clock = clock;
    }

    @GET
    @MinimumRole(Role.ADMIN)
    @Operation(summary = "List the keys that are not deleted, newest first")
    public PageView<KeyView> list(
            @Auth Caller caller,
            @Context UriInfo uri,
            @QueryParam("limit") @Nullable String limit,
            @QueryParam("cursor") @Nullable String cursor) {
        PageRequest request = paging.read(uri, caller.orgId(), limit, cursor);
        return database.read(tx -> {
            List<ApiKey> rows = keys.list(tx, caller.orgId(), Pages.of(request));
            return PageView.of(
                    request,
                    rows,
                    key -> Long.toString(key.id()),
                    key -> KeyView.from(key, accounts.user(tx, key.userId()).login()));
        });
    }

    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    @MinimumRole(Role.ADMIN)
    @Answers(201)
    @Operation(
            summary = "Make a key",
            description = "The answer holds the key, this once: it is stored as a hash only. A key makes none that may"
                    + " do more than itself. Give each person a key of their own: what is decided with it is theirs, and"
                    + " two people with keys of one user are one person to the review queue.")
    public IssuedKeyView create(@Auth Caller caller, @NotNull @Valid NewKey wanted) {
        Role role = wanted.storeRole();
        if (!caller.role().covers(role)) {
            throw new ApiException(403, "A key makes none that may do more than itself.");
        }
        Instant expiresAt = wanted.expiresAt();
        if (expiresAt != null && !clock.instant().isBefore(Parameters.stored("expires_at", expiresAt))) {
            throw ApiException.badField("expires_at", "Must lie in the future.");
        }
        try {
            return issue(caller, wanted);
        } catch (StoreException taken) {
            requireConflict(taken);
        }
        try {
            // Another key for the same person may have made the user meanwhile, who is found then.
            return issue(caller, wanted);
        } catch (StoreException taken) {
            requireConflict(taken);
            throw ApiException.badField(
                    "user", "Is somebody's login already, in other letters or in another organisation.");
        }
    }

    private IssuedKeyView issue(Caller caller, NewKey wanted) {
        KeySecret secret = KeySecret.generate(random);
        return database.inTransaction(tx -> {
            User user = holder(tx, caller, wanted.user());
            NewApiKey key =
                    new NewApiKey(caller.orgId(), user.id(), wanted.name(), wanted.storeRole(), wanted.expiresAt());
            ApiKey issued = keys.issue(tx, key, secret);
            String detail = wanted.role() + " for " + user.login();
            audit.note(tx, caller.user(), AuditKind.KEY_ISSUED, issued.uid(), issued.name(), detail);
            return IssuedKeyView.from(issued, user.login(), secret);
        });
    }

    private static void requireConflict(StoreException failure) {
        if (failure.code() != StoreError.CONFLICT) {
            throw failure;
        }
    }

    private User holder(Transaction tx, Caller caller, @Nullable String login) {
        if (login == null) {
            return caller.user();
        }
        return accounts.findUser(tx, caller.orgId(), login).orElseGet(() -> {
            User made = accounts.createUser(tx, caller.orgId(), NewKey.newLogin(login));
            audit.note(tx, caller.user(), AuditKind.USER_ADDED, made.uid(), made.login(), "for a key");
            return made;
        });
    }

    @DELETE
    @Path("{uid}")
    @MinimumRole(Role.ADMIN)
    @Operation(
            summary = "Delete a key",
            description = "It is refused from then on. A key cannot delete itself, so that one always remains.")
    public void delete(@Auth Caller caller, @PathParam("uid") String uid) {
        if (caller.keyUid().equals(Optional.of(uid))) {
            throw ApiException.conflict("A key cannot delete itself: use another one of an admin.");
        }
        database.doInTransaction(tx -> {
            String name = keys.revoke(tx, caller.orgId(), caller.keyUid(), uid, clock.instant());
            audit.note(tx, caller.user(), AuditKind.KEY_DELETED, uid, name, "");
        });
    }
}
