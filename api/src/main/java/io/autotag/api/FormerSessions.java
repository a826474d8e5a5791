package io.autotag.api;

import io.autotag.store.Database;
import io.autotag.store.SessionRepository;
import io.dropwizard.lifecycle.Managed;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Ends, at the start, the sessions that began at a provider whom the operator has taken out since. Nobody else would.
 *
 * @param issuer of the provider of today; empty when there is none
 */
record FormerSessions(Database database, String issuer) implements Managed {

    private static final Logger log = LoggerFactory.getLogger(FormerSessions.class);

    @Override
    public void start() {
        int ended = database.inTransaction(tx -> new SessionRepository().closeOfOtherIssuers(tx, issuer));
        if (ended > 0) {
            log.info("Ended {} sessions that began at a provider of OpenID Connect that is set up no more", ended);
        }
    }
}
