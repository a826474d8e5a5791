package io.autotag.api.oidc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.autotag.store.Database;
import io.autotag.store.IdentityRepository;
import io.autotag.store.Seed;
import io.autotag.store.SessionToken;
import io.autotag.store.TestDatabase;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

final class AdmissionTest {

    private static final String ISSUER = "https://login.example.org";

    /** In two transactions, somebody could be signed out everywhere between them, and be signed in after it. */
    @Test
    void theIdentityTheRoleAndTheSessionAreOneTransaction() {
        try (TestDatabase test = TestDatabase.create()) {
            Database database = test.database();
            Seed world = Seed.plant(database, "admission", 1);
            Admission admission = new Admission(settings(world.user().orgId()), database, InstantSource.system());
            SessionToken token = SessionToken.generate(new SecureRandom());
            admission.admit(person("ana"), token);
            Person other = person("ben");
            assertThatThrownBy(() -> admission.admit(other, token)).isNotNull();
            assertThat(isKnown(database, "ana")).isTrue();
            assertThat(isKnown(database, "ben")).isFalse();
        }
    }

    private static boolean isKnown(Database database, String subject) {
        return database.inTransaction(
                tx -> new IdentityRepository().find(tx, ISSUER, subject).isPresent());
    }

    private static Person person(String name) {
        return new Person(name, Optional.of(name + "@example.org"), true, Map.of());
    }

    private static OidcSettings settings(long orgId) {
        return new OidcSettings(
                ISSUER,
                "Harbour",
                "autotag",
                "",
                List.of("openid"),
                RoleRules.of("groups", "", "viewer"),
                orgId,
                false,
                Duration.ofHours(1));
    }
}
