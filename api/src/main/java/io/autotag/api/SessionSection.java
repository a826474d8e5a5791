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
import io.autotag.api.resource.SessionResource;
import io.autotag.api.resource.SignInLinkResource;
import io.autotag.api.resource.UserResource;
import io.autotag.store.Database;
import io.dropwizard.jersey.setup.JerseyEnvironment;
import java.net.URI;
import java.time.Clock;
import java.util.Optional;

/** Who is let in: by key, or by the session of a browser that has signed in. */
final class SessionSection {

    private final Foundation foundation;
    private final Optional<URI> publicUrl;

    SessionSection(Foundation foundation, Optional<URI> publicUrl) {
        this.foundation = foundation;
        this.publicUrl = publicUrl;
    }

    void register(JerseyEnvironment jersey) {
        Database database = foundation.database();
        Clock clock = foundation.clock();
        Csrf csrf = new Csrf(foundation.signer());
        KeyCheck keys = new KeyCheck(database, clock);
        Passwords passwords = new Passwords();
        SignIn signIn = new SignIn(database, keys, new SignInLimit(database, clock), passwords, clock);
        jersey.register(new AccessFeature(new RoleCheck(keys, new SessionCheck(database, csrf, clock))));
        jersey.register(new SessionResource(database, signIn, new Cookies(publicUrl), csrf, clock));
        jersey.register(new SignInLinkResource(database, foundation.urls(), clock));
        jersey.register(new UserResource(database, foundation.paging(), passwords, clock));
    }
}
