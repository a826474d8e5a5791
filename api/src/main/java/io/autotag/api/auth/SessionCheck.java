package io.autotag.api.auth;

import io.autotag.api.error.ApiException;
import io.autotag.store.Database;
import io.autotag.store.SessionRepository;
import io.autotag.store.SessionToken;
import io.autotag.store.SignedIn;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Says who presents a session's cookie. Asks the database each time, so that signing out counts at once everywhere. */
public final class SessionCheck {

    /** A session that is not used for so long is over. */
    private static final Duration IDLE = Duration.ofDays(7);

    private static final Duration TOUCH_EVERY = Duration.ofMinutes(10);

    private final Database database;
    private final Csrf csrf;
    private final Clock clock;
    private final SessionRepository sessions = new SessionRepository();

    public SessionCheck(Database database, Csrf csrf, Clock clock) {
        this.database = database;
        this.csrf = csrf;
        this.clock = clock;
    }

    /** @throws ApiException 401 when there is no such session any more, 403 for a write without its token */
    Caller check(SessionToken token, String method, @Nullable String csrfToken) {
        Instant now = clock.instant();
        SignedIn session = database.look(tx -> sessions.find(tx, token, now, now.minus(IDLE)))
                .orElseThrow(() -> new ApiException(401, "The session has ended: sign in again."));
        csrf.check(token, method, csrfToken);
        if (session.seenAt().plus(TOUCH_EVERY).isBefore(now)) {
            database.doInTransaction(tx -> sessions.touch(tx, session.sessionId(), now));
        }
        return new Caller(session.user(), session.role(), Optional.ofNullable(session.keyUid()));
    }
}
