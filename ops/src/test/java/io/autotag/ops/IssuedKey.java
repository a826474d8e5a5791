package io.autotag.ops;

import io.autotag.store.Database;
import io.autotag.store.KeyRepository;
import io.autotag.store.KeySecret;
import io.autotag.store.NewApiKey;
import io.autotag.store.Role;
import io.autotag.store.User;
import java.security.SecureRandom;

/** A key for somebody, beside the API. */
final class IssuedKey {

    private IssuedKey() {}

    static String of(Database database, User user, Role role) {
        KeySecret secret = KeySecret.generate(new SecureRandom());
        database.inTransaction(tx ->
                new KeyRepository().issue(tx, new NewApiKey(user.orgId(), user.id(), "issued", role, null), secret));
        return secret.text();
    }
}
