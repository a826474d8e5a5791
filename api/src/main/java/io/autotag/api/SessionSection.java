package io.autotag.api;

import io.autotag.api.auth.AccessFeature;
import io.autotag.api.auth.Cookies;
import io.autotag.api.auth.Csrf;
import io.autotag.api.auth.KeyCheck;
import io.autotag.api.auth.Passwords;
import io.autotag.api.auth.RoleCheck;
import io.autotag.api.auth.SessionCheck;
import io.autotag.api.auth.SignIn;
import io.autotag.api.auth.SignInLimit;
import io.autotag.api.oidc.OidcSignIn;
import io.autotag.api.resource.OidcResource;
import io.autotag.api.resource.SessionResource;
import io.autotag.api.resource.SignInLinkResource;
import io.autotag.api.resource.UserResource;
import io.autotag.egress.Egress;
import io.autotag.store.AccountRepository;
import io.autotag.store.Database;
import io.autotag.store.Organisation;
import io.dropwizard.core.setup.Environment;
import io.dropwizard.jersey.setup.JerseyEnvironment;
import java.time.Clock;
import java.util.Optional;

/** Who is let in: by key, or by the session of a browser that has signed in. */
final class SessionSection {

    private final Foundation foundation;
    private final ApiConfiguration configuration;

    SessionSection(Foundation foundation, ApiConfiguration configuration) {
        this.foundation = foundation;
        this.configuration = configuration;
    }

    void register(Environment environment) {
        JerseyEnvironment jersey = environment.jersey();
        Database database = foundation.database();
        Clock clock = foundation.clock();
        Csrf csrf = new Csrf(foundation.signer());
        Cookies cookies = new Cookies(configuration.publicUrl());
        KeyCheck keys = new KeyCheck(database, clock);
        Passwords passwords = new Passwords();
        SignInLimit limit = new SignInLimit(database, clock);
        SignIn signIn = new SignIn(database, keys, limit, passwords, clock);
        jersey.register(new AccessFeature(new RoleCheck(keys, new SessionCheck(database, csrf, clock))));
        jersey.register(new SessionResource(database, signIn, cookies, csrf, clock));
        environment
                .lifecycle()
                .manage(new FormerSessions(database, configuration.oidc().issuer()));
        jersey.register(new OidcResource(oidc(environment), limit, cookies, foundation.urls()));
        jersey.register(new SignInLinkResource(database, foundation.urls(), clock));
        jersey.register(new UserResource(database, foundation.paging(), passwords, clock));
    }

    private Optional<OidcSignIn> oidc(Environment environment) {
        OidcConfig config = configuration.oidc();
        if (!config.isSetUp()) {
            return Optional.empty();
        }
        EgressConfig outside = configuration.egress();
        Egress egress = new Egress(config.rules(outside), outside.timeout().toJavaDuration());
        environment.lifecycle().manage(new ClosedAtEnd(egress));
        return Optional.of(new OidcSignIn(
                config.settings(organisation(config.organisation()).id()),
                egress,
                configuration.secret(),
                foundation.database(),
                foundation.clock()));
    }

    private Organisation organisation(String slug) {
        return foundation
                .database()
                .read(tx -> new AccountRepository().findOrganisation(tx, slug))
                .orElseThrow(() -> new IllegalStateException(
                        "AUTOTAG_OIDC_ORGANISATION is wrong: there is no organisation \"" + slug + "\"."));
    }
}
