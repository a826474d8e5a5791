package io.autotag.api.oidc;

import io.autotag.store.AccountRepository;
import io.autotag.store.AuditKind;
import io.autotag.store.AuditLog;
import io.autotag.store.Database;
import io.autotag.store.Identity;
import io.autotag.store.IdentityRepository;
import io.autotag.store.Role;
import io.autotag.store.SessionRepository;
import io.autotag.store.SessionToken;
import io.autotag.store.StoreError;
import io.autotag.store.StoreException;
import io.autotag.store.Transaction;
import io.autotag.store.User;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;

/**
 * Makes a user of a person whom the provider vouches for, or finds the user that the person is, and begins the session. The
 * identity's lock is held from the one to the other: whoever is signed out everywhere meanwhile has no session after it.
 */
final class Admission {

    private final OidcSettings settings;
    private final Database database;
    private final InstantSource clock;
    private final IdentityRepository identities = new IdentityRepository();
    private final AccountRepository accounts = new AccountRepository();
    private final SessionRepository sessions = new SessionRepository();
    private final AuditLog audit = new AuditLog();

    Admission(OidcSettings settings, Database database, InstantSource clock) {
        this.settings = settings;
        this.database = database;
        this.clock = clock;
    }

    /**
     * Whoever has no role any more is signed out everywhere.
     *
     * @param token of the session that begins
     */
    void admit(Person person, SessionToken token) {
        Optional<Role> role = settings.roles().of(person.claims());
        if (role.isEmpty()) {
            database.doInTransaction(tx -> identities
                    .find(tx, settings.issuer(), person.subject())
                    .ifPresent(identity -> identities.endSessions(tx, identity)));
            throw new OidcException(OidcProblem.NOBODY, "No group of a person has a role.");
        }
        try {
            database.doInTransaction(tx -> begin(tx, identity(tx, person, role.get()), role.get(), token));
        } catch (StoreException failure) {
            if (failure.code() == StoreError.CONFLICT) {
                throw new OidcException(OidcProblem.TAKEN, "The login of a person is taken.", failure);
            }
            throw failure;
        }
    }

    private void begin(Transaction tx, Identity identity, Role role, SessionToken token) {
        Instant now = clock.instant();
        sessions.open(tx, identity, role, token, now, now.plus(settings.session()));
    }

    private Identity identity(Transaction tx, Person person, Role role) {
        Instant now = clock.instant();
        Optional<Identity> known = identities.find(tx, settings.issuer(), person.subject());
        if (known.isPresent()) {
            identities.signsIn(tx, known.get(), role, now);
            return known.get();
        }
        String login = person.email()
                .orElseThrow(() -> new OidcException(OidcProblem.EMAIL, "A token has no verified e-mail address."));
        User user = adopted(tx, person, login).orElseGet(() -> added(tx, login));
        return identities.add(tx, settings.issuer(), person.subject(), user, role, now);
    }

    private User added(Transaction tx, String login) {
        User user = accounts.createUser(tx, settings.orgId(), login);
        audit.note(tx, user, AuditKind.USER_ADDED, user.uid(), user.login(), "by signing in at " + settings.issuer());
        return user;
    }

    private Optional<User> adopted(Transaction tx, Person person, String login) {
        return settings.adoptsUsers() && person.isVerified()
                ? accounts.findUserInAnyCase(tx, settings.orgId(), login)
                : Optional.empty();
    }
}
