package io.autotag.api;

import static org.assertj.core.api.Assertions.assertThat;

import io.autotag.api.Routes.Route;
import io.autotag.api.TestClient.Answer;
import io.autotag.store.ApiKey;
import io.autotag.store.KeyHolder;
import io.autotag.store.KeyRepository;
import io.autotag.store.KeySecret;
import io.autotag.store.Role;
import io.autotag.store.Seed;
import java.time.Instant;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** Walks every route that the process serves; a new one is among them by itself. */
final class RoutesTest {

    private static TestApi api;
    private static Seed world;
    private static List<Route> routes;

    @BeforeAll
    static void start() {
        api = TestApi.start();
        world = api.plant("walk", 1);
        routes = Routes.of(api.resources());
    }

    @AfterAll
    static void stop() {
        api.close();
    }

    @Test
    void thereAreRoutes() {
        assertThat(routes).hasSizeGreaterThan(15);
    }

    @Test
    void everyRouteSaysWhomItLetsIn() {
        assertThat(routes).allMatch(Route::isMarked);
    }

    @TestFactory
    Stream<DynamicTest> withoutAGoodKeyNobodyEnters() {
        String expired = api.issue(world, Role.ADMIN, Instant.now().minusSeconds(1));
        String revoked = revoked();
        return keyed().map(route -> DynamicTest.dynamicTest(route.toString(), () -> {
            refused(route, api.client((String) null), 401, "No API key was given: send it as X-Avala-Api-Key.");
            refused(route, api.client("avk_unknown"), 401, "The API key is not known.");
            refused(route, api.client(expired), 401, "The API key has expired.");
            refused(route, api.client(revoked), 401, "The API key was revoked.");
        }));
    }

    @TestFactory
    Stream<DynamicTest> aWeakerRoleIsRefused() {
        return keyed().filter(route -> route.role().orElseThrow() != Role.VIEWER)
                .map(route -> DynamicTest.dynamicTest(route.toString(), () -> {
                    Role needed = route.role().orElseThrow();
                    Role weaker = EnumSet.allOf(Role.class).stream()
                            .filter(role -> !role.covers(needed))
                            .max(Comparator.naturalOrder())
                            .orElseThrow();
                    Answer answer = route.call(api.client(world, weaker));
                    assertThat(answer.status()).isEqualTo(403);
                    assertThat(answer.detail()).contains(needed.name().toLowerCase(Locale.ROOT));
                }));
    }

    @TestFactory
    Stream<DynamicTest> theNamedRoleIsLetIn() {
        return keyed().map(route -> DynamicTest.dynamicTest(route.toString(), () -> {
            Answer answer = route.call(api.client(world, route.role().orElseThrow()));
            assertThat(answer.status()).isNotIn(401, 403).isLessThan(500);
        }));
    }

    @TestFactory
    Stream<DynamicTest> whatTakesNoKeyWantsASignatureOrWhatIsSignedInWith() {
        return routes.stream()
                .filter(route -> route.role().isEmpty())
                // Where browsers sign in at a provider; OidcSignInTest has what these let in.
                .filter(route -> !route.template().startsWith("/session/oidc"))
                .map(route -> DynamicTest.dynamicTest(route.toString(), () -> assertThat(
                                route.call(api.client((String) null)).status())
                        .isIn(400, 403, 415)));
    }

    private static Stream<Route> keyed() {
        return routes.stream().filter(route -> route.role().isPresent());
    }

    private static void refused(Route route, TestClient client, int status, String detail) {
        Answer answer = route.call(client);
        assertThat(answer.status()).isEqualTo(status);
        assertThat(answer.detail()).isEqualTo(detail);
        assertThat(answer.header("WWW-Authenticate")).isNotEmpty();
    }

    private static String revoked() {
        String key = api.issue(world, Role.ADMIN, null);
        api.database().database().doInTransaction(tx -> {
            KeyRepository keys = new KeyRepository();
            ApiKey issued =
                    keys.findHolder(tx, new KeySecret(key)).map(KeyHolder::key).orElseThrow();
            keys.revoke(tx, issued.orgId(), Optional.empty(), issued.uid(), Instant.now());
        });
        return key;
    }
}
