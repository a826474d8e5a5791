package io.autotag.api.resource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.autotag.api.TestApi;
import io.autotag.api.TestClient.Answer;
import io.autotag.store.KeyRepository;
import io.autotag.store.KeySecret;
import io.autotag.store.Role;
import java.net.http.HttpRequest.BodyPublishers;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The sessions of browsers: cookie, token, and how they end. */
final class SessionResourceTest {

    private static final String HTTPS = "https://autotag.example:8443";

    private static SignInRoom room;

    @BeforeAll
    static void open() {
        room = new SignInRoom();
    }

    @AfterAll
    static void close() {
        room.close();
    }

    @Test
    void aKeyBecomesASession() {
        Browser browser = Browser.withKey(room.api, room.key(Role.ANNOTATOR));
        Answer self = browser.get("/session/");
        assertThat(self.status()).isEqualTo(200);
        assertThat(self.text("user")).isEqualTo(room.world.user().login());
        assertThat(self.text("organisation"))
                .isEqualTo(room.world.organisation().name());
        assertThat(self.text("role")).isEqualTo("annotator");
        assertThat(self.text("csrf_token")).isEqualTo(browser.csrf()).isNotEmpty();
    }

    @Test
    void theCookieIsOutOfReachOfScriptsAndOtherSites() {
        String cookie = room.nobody
                .post("/session/", SignInRoom.keyBody(room.key(Role.VIEWER)))
                .header("Set-Cookie");
        assertThat(cookie)
                .startsWith("autotag_session=")
                .contains("HttpOnly", "SameSite=Strict", "Path=/api/", "Max-Age=2592000")
                .doesNotContain("Secure");
    }

    @Test
    void overTlsTheCookieStaysThere() {
        try (TestApi behindTls = TestApi.start("127.0.0.1:1", Map.of("AUTOTAG_URL", HTTPS))) {
            Answer answer = behindTls.client((String) null).post("/session/", SignInRoom.keyBody(behindTls.adminKey()));
            assertThat(answer.header("Set-Cookie")).contains("Secure");
            assertThat(behindTls.admin().post("/session/links/", "").text("url"))
                    .startsWith(HTTPS + "/sign-in#once=");
        }
    }

    @Test
    void aPublicAddressWithAPathIsRefusedAtTheStart() {
        Map<String, String> below = Map.of("AUTOTAG_URL", HTTPS + "/autotag");
        assertThatThrownBy(() -> TestApi.beside(room.api, below))
                .hasStackTraceContaining("must be an address without a path");
    }

    @Test
    void aWriteByCookieNeedsTheToken() {
        Browser browser = Browser.withKey(room.api, room.key(Role.ADMIN));
        String body = "{\"name\": \"by a browser\", \"role\": \"viewer\"}";
        for (String token : List.of("", "wrong", browser.csrf() + "x")) {
            Answer refused = room.nobody.send(browser.request("/keys/")
                    .header("X-CSRF-Token", token)
                    .header("Content-Type", "application/json")
                    .POST(BodyPublishers.ofString(body)));
            assertThat(refused.status()).isEqualTo(403);
            assertThat(refused.detail()).contains("X-CSRF-Token");
        }
        assertThat(browser.post("/keys/", body).status()).isEqualTo(201);
    }

    @Test
    void theTokenOfOneSessionIsNoneForAnother() {
        Browser one = Browser.withKey(room.api, room.key(Role.ADMIN));
        Browser other = Browser.withKey(room.api, room.key(Role.ADMIN));
        Browser mixed = new Browser(room.nobody, one.cookie(), other.csrf());
        assertThat(mixed.post("/keys/", "{\"name\": \"x\", \"role\": \"viewer\"}")
                        .status())
                .isEqualTo(403);
    }

    @Test
    void aSessionMayDoWhatItsKeyMay() {
        Browser browser = Browser.withKey(room.api, room.key(Role.OPERATOR));
        assertThat(browser.get("/projects/").status()).isEqualTo(200);
        Answer refused = browser.get("/keys/");
        assertThat(refused.status()).isEqualTo(403);
        assertThat(refused.detail()).isEqualTo("This needs the role admin; the session has the role operator.");
    }

    @Test
    void aKeyInTheRequestCountsMoreThanTheCookie() {
        Browser browser = Browser.withKey(room.api, room.key(Role.VIEWER));
        Answer answer = room.api
                .client(room.key(Role.ADMIN))
                .send(room.api
                        .client(room.key(Role.ADMIN))
                        .request("/session/")
                        .header("Cookie", browser.cookie())
                        .GET());
        assertThat(answer.text("role")).isEqualTo("admin");
        assertThat(answer.body().path("csrf_token").isNull()).isTrue();
    }

    @Test
    void whoSignsOutIsOut() {
        Browser browser = Browser.withKey(room.api, room.key(Role.VIEWER));
        Answer out = browser.signOut();
        assertThat(out.status()).isEqualTo(204);
        assertThat(out.header("Set-Cookie")).contains("autotag_session=;", "Max-Age=0");
        Answer after = browser.get("/session/");
        assertThat(after.status()).isEqualTo(401);
        assertThat(after.detail()).isEqualTo("The session has ended: sign in again.");
    }

    @Test
    void aSessionEndsWithItsKey() {
        String key = room.key(Role.VIEWER);
        Browser browser = Browser.withKey(room.api, key);
        KeyRepository keys = new KeyRepository();
        room.api.database().database().doInTransaction(tx -> {
            String uid =
                    keys.findHolder(tx, new KeySecret(key)).orElseThrow().key().uid();
            keys.revoke(tx, room.world.organisation().id(), Optional.empty(), uid, Instant.now());
        });
        assertThat(browser.get("/session/").status()).isEqualTo(401);
    }

    @Test
    void anUnusedSessionEnds() {
        Browser browser = Browser.withKey(room.api, room.key(Role.VIEWER));
        room.api.database().database().doInTransaction(tx -> tx.sql(
                        "UPDATE session SET seen_at = now() - interval '8 days'")
                .update());
        assertThat(browser.get("/session/").status()).isEqualTo(401);
    }

    @Test
    void whatIsSignedInWithIsOneThing() {
        for (String body : List.of(
                "{}",
                "{\"user\": \"ana\"}",
                "{\"password\": \"x\"}",
                "{\"key\": \"k\", \"once\": \"o\"}",
                "{\"key\": \"k\", \"user\": \"ana\", \"password\": \"p\"}")) {
            assertThat(room.nobody.post("/session/", body).status()).as(body).isEqualTo(400);
        }
    }
}
