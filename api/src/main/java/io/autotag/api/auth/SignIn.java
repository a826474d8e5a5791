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
import java.util.Locale;
import java.util.Optional;
import java.util.function.Supplier;

/** What somebody shows to sign in becomes what they may do; a failure is counted and says no more than it must. */
public final class SignIn {

    private final Database database;
    private final KeyCheck keys;
    private final SignInLimit limit;
    private final Clock clock;
    private final Passwords passwords;
    private final PasswordRepository users = new PasswordRepository();
    private final SignInLinks links = new SignInLinks();

    public SignIn(Database database, KeyCheck keys, SignInLimit limit, Passwords passwords, Clock clock) {
        this.database = database;
        this.keys = keys;
        this.limit = limit;
        this.passwords = passwords;
        this.clock = clock;
    }

    /** @throws ApiException 401 when the key opens nothing, 429 after too many failures */
    public Grant byKey(String address, String key) {
        return counted(new Attempt(address, Optional.empty()), () -> {
            KeyHolder holder = keys.holder(key);
            return new Grant(
                    holder.user().id(), holder.key().role(), holder.key().id(), null);
        });
    }

    /** @throws ApiException 401 when they do not belong together, 429 after too many failures */
    public Grant byPassword(String address, String login, String password) {
        // However it is written it is one person, who may be tried so often.
        return counted(new Attempt(address, Optional.of(login.toLowerCase(Locale.ROOT))), () -> {
            Optional<PasswordHolder> user = database.read(tx -> users.find(tx, login));
            if (!passwords.matches(password, user.map(PasswordHolder::hash))) {
                throw new ApiException(401, "The user or the password is wrong.");
            }
            PasswordHolder holder = user.orElseThrow();
            return new Grant(holder.user().id(), holder.role(), null, holder.changedAt());
        });
    }

    /** @throws ApiException 401 when the link was used or is over, 429 after too many failures */
    public Grant byLink(String address, String token) {
        return counted(new Attempt(address, Optional.empty()), () -> database.inTransaction(
                        tx -> links.redeem(tx, new SessionToken(token), clock.instant()))
                .orElseThrow(() -> new ApiException(
                        401, "This link was used already or is over: \"ops/autotag sign-in\" makes another.")));
    }

    private Grant counted(Attempt attempt, Supplier<Grant> check) {
        return limit.counting(
                attempt, check, refused -> refused instanceof ApiException known && known.status() == 401);
    }
}
