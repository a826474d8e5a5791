package io.autotag.api.auth;

import io.autotag.api.error.ApiException;
import io.autotag.store.Database;
import io.autotag.store.Grant;
import io.autotag.store.KeyHolder;
import io.autotag.store.PasswordHolder;
import io.autotag.store.PasswordRepository;
import io.autotag.store.SessionToken;
import io.autotag.store.SignInLinks;
import java.time.Clock;
import java.util.Optional;

/** What somebody shows to sign in becomes what they may do; a failure is counted and says no more than it must. */
public final class SignIn {

    private final Database database;
    private final KeyCheck keys;
    private final SignInLimit limit;
    private final Clock clock;
    private final Passwords passwords = new Passwords();
    private final PasswordRepository users = new PasswordRepository();
    private final SignInLinks links = new SignInLinks();

    public SignIn(Database database, KeyCheck keys, SignInLimit limit, Clock clock) {
        this.database = database;
        this.keys = keys;
        this.limit = limit;
        this.clock = clock;
    }

    /** @throws ApiException 401 when the key opens nothing, 429 after too many failures */
    public Grant byKey(String address, String key) {
        Attempt attempt = new Attempt(address, Optional.empty());
        limit.check(attempt);
        try {
            KeyHolder holder = keys.holder(key);
            return new Grant(
                    holder.user().id(), holder.key().role(), holder.key().id());
        } catch (ApiException refused) {
            limit.note(attempt);
            throw refused;
        }
    }

    /** @throws ApiException 401 when they do not belong together, 429 after too many failures */
    public Grant byPassword(String address, String login, String password) {
        Attempt attempt = new Attempt(address, Optional.of(login));
        limit.check(attempt);
        Optional<PasswordHolder> user = database.read(tx -> users.find(tx, login));
        if (!passwords.matches(password, user.map(PasswordHolder::hash))) {
            limit.note(attempt);
            throw new ApiException(401, "The user or the password is wrong.");
        }
        PasswordHolder holder = user.orElseThrow();
        return new Grant(holder.user().id(), holder.role(), null);
    }

    /** @throws ApiException 401 when the link was used or is over, 429 after too many failures */
    public Grant byLink(String address, String token) {
        Attempt attempt = new Attempt(address, Optional.empty());
        limit.check(attempt);
        return database.inTransaction(tx -> links.redeem(tx, new SessionToken(token), clock.instant()))
                .orElseThrow(() -> {
                    limit.note(attempt);
                    return new ApiException(
                            401, "This link was used already or is over: \"ops/autotag sign-in\" makes another.");
                });
    }
}
