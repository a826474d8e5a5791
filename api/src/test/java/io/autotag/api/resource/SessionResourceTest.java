package io.autotag.api.resource;

import static org.assertj.core.api.Assertions.assertThat;

import io.autotag.api.TestApi;
import io.autotag.api.TestClient;
import io.autotag.api.TestClient.Answer;
import io.autotag.store.Database;
import io.autotag.store.Grant;
import io.autotag.store.KeyRepository;
import io.autotag.store.KeySecret;
import io.autotag.store.PasswordHolder;
import io.autotag.store.PasswordRepository;
import io.autotag.store.Role;
import io.autotag.store.Seed;
import io.autotag.store.SessionRepository;
import io.autotag.store.SessionToken;
import io.autotag.store.SignInLinks;
import java.net.http.HttpRequest.BodyPublishers;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Browsers that sign in and out. */
final class SessionResourceTest {

    private static final String HTTPS = "https://autotag.example:8443";

    private static TestApi api;
    private static Seed world;
    private static TestClient nobody;

    @BeforeAll
    static void start() {
        api = TestApi.start();
        world = api.plant("sessions", 1);
        nobody = api.client((String) null);
    }

    @AfterAll
    static void stop() {
        api.close();
    }

    @Test
    void aKeyBecomesASession() {
        Browser browser = Browser.withKey(api, key(Role.ANNOTATOR));
        Answer self = browser.get("/session/");
        assertThat(self.status()).isEqualTo(200);
        assertThat(self.text("user")).isEqualTo(world.user().login());
        assertThat(self.text("organisation")).isEqualTo(world.organisation().name());
        assertThat(self.text("role")).isEqualTo("annotator");
        assertThat(self.text("csrf_token")).isEqualTo(browser.csrf()).isNotEmpty();
    }

    @Test
    void theCookieIsOutOfReachOfScriptsAndOtherSites() {
        String cookie = nobody.post("/session/", keyBody(key(Role.VIEWER))).header("Set-Cookie");
        assertThat(cookie)
                .startsWith("autotag_session=")
                .contains("HttpOnly", "SameSite=Strict", "Path=/api/", "Max-Age=2592000")
                .doesNotContain("Secure");
    }

    @Test
    void overTlsTheCookieStaysThere() {
        try (TestApi behindTls = TestApi.start("127.0.0.1:1", Map.of("AUTOTAG_URL", HTTPS))) {
            Answer answer = behindTls.client((String) null).post("/session/", keyBody(behindTls.adminKey()));
            assertThat(answer.header("Set-Cookie")).contains("Secure");
            assertThat(behindTls.admin().post("/session/links/", "").text("url"))
                    .startsWith(HTTPS + "/sign-in#once=");
        }
    }

    @Test
    void neitherCookieNorPasswordIsInTheDatabase() {
        user("hashed", "correct horse battery", "viewer");
        Browser browser = Browser.signIn(api, passwordBody("hashed", "correct horse battery"));
        String token = browser.cookie().substring(browser.cookie().indexOf('=') + 1);
        String rows = api.database().database().read(tx -> tx.sql(
                        "SELECT (SELECT string_agg(s::text, ' ') FROM session s) || ' '"
                                + " || (SELECT string_agg(p::text, ' ') FROM user_password p) AS line")
                .one(row -> row.text("line")));
        assertThat(rows).contains("$2a$12$").doesNotContain(token).doesNotContain("correct horse");
    }

    @Test
    void aWriteByCookieNeedsTheToken() {
        Browser browser = Browser.withKey(api, key(Role.ADMIN));
        String body = "{\"name\": \"by a browser\", \"role\": \"viewer\"}";
        for (String token : List.of("", "wrong", browser.csrf() + "x")) {
            Answer refused = nobody.send(browser.request("/keys/")
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
        Browser one = Browser.withKey(api, key(Role.ADMIN));
        Browser other = Browser.withKey(api, key(Role.ADMIN));
        Browser mixed = new Browser(nobody, one.cookie(), other.csrf());
        assertThat(mixed.post("/keys/", "{\"name\": \"x\", \"role\": \"viewer\"}")
                        .status())
                .isEqualTo(403);
    }

    @Test
    void aSessionMayDoWhatItsKeyMay() {
        Browser browser = Browser.withKey(api, key(Role.OPERATOR));
        assertThat(browser.get("/projects/").status()).isEqualTo(200);
        Answer refused = browser.get("/keys/");
        assertThat(refused.status()).isEqualTo(403);
        assertThat(refused.detail()).isEqualTo("This needs the role admin; the session has the role operator.");
    }

    @Test
    void aKeyInTheRequestCountsMoreThanTheCookie() {
        Browser browser = Browser.withKey(api, key(Role.VIEWER));
        Answer answer = api.client(key(Role.ADMIN))
                .send(api.client(key(Role.ADMIN))
                        .request("/session/")
                        .header("Cookie", browser.cookie())
                        .GET());
        assertThat(answer.text("role")).isEqualTo("admin");
        assertThat(answer.body().path("csrf_token").isNull()).isTrue();
    }

    @Test
    void whoSignsOutIsOut() {
        Browser browser = Browser.withKey(api, key(Role.VIEWER));
        Answer out = browser.signOut();
        assertThat(out.status()).isEqualTo(204);
        assertThat(out.header("Set-Cookie")).contains("autotag_session=;", "Max-Age=0");
        Answer after = browser.get("/session/");
        assertThat(after.status()).isEqualTo(401);
        assertThat(after.detail()).isEqualTo("The session has ended: sign in again.");
    }

    @Test
    void aSessionEndsWithItsKey() {
        String key = key(Role.VIEWER);
        Browser browser = Browser.withKey(api, key);
        KeyRepository keys = new KeyRepository();
        api.database().database().doInTransaction(tx -> {
            String uid =
                    keys.findHolder(tx, new KeySecret(key)).orElseThrow().key().uid();
            keys.revoke(tx, world.organisation().id(), Optional.empty(), uid, Instant.now());
        });
        assertThat(browser.get("/session/").status()).isEqualTo(401);
    }

    @Test
    void anUnusedSessionEnds() {
        Browser browser = Browser.withKey(api, key(Role.VIEWER));
        api.database().database().doInTransaction(tx -> tx.sql("UPDATE session SET seen_at = now() - interval '8 days'")
                .update());
        assertThat(browser.get("/session/").status()).isEqualTo(401);
    }

    @Test
    void aPasswordSignsItsUserIn() {
        user("ana", "a long password", "annotator");
        Answer self =
                Browser.signIn(api, passwordBody("ana", "a long password")).get("/session/");
        assertThat(self.text("user")).isEqualTo("ana");
        assertThat(self.text("role")).isEqualTo("annotator");
        for (String wrong :
                List.of(passwordBody("ana", "a long passwore"), passwordBody("nobody", "a long password"))) {
            Answer refused = nobody.post("/session/", wrong);
            assertThat(refused.status()).isEqualTo(401);
            assertThat(refused.detail()).isEqualTo("The user or the password is wrong.");
        }
    }

    @Test
    void anotherPasswordEndsTheSessionsOfTheOldOne() {
        user("boris", "the first password", "viewer");
        Browser before = Browser.signIn(api, passwordBody("boris", "the first password"));
        Answer changed = api.client(world, Role.ADMIN)
                .put("/users/boris/password/", "{\"password\": \"another password\", \"role\": \"operator\"}");
        assertThat(changed.status()).isEqualTo(200);
        assertThat(before.get("/session/").status()).isEqualTo(401);
        assertThat(Browser.signIn(api, passwordBody("boris", "another password"))
                        .get("/session/")
                        .text("role"))
                .isEqualTo("operator");
    }

    @Test
    void anotherPasswordEndsTheLinksOfTheOldOne() {
        user("bella", "the first password", "viewer");
        Browser before = Browser.signIn(api, passwordBody("bella", "the first password"));
        String unused = before.post("/session/links/", "").text("url").replaceAll(".*once=", "");
        setPassword("bella");
        assertThat(nobody.post("/session/", onceBody(unused)).status()).isEqualTo(401);
    }

    @Test
    void aSessionDoesNotBeginWithAPasswordThatIsAnotherByNow() {
        user("boyan", "the first password", "viewer");
        Browser before = Browser.signIn(api, passwordBody("boyan", "the first password"));
        String once = before.post("/session/links/", "").text("url").replaceAll(".*once=", "");
        Database database = api.database().database();
        PasswordHolder holder =
                database.read(tx -> new PasswordRepository().find(tx, "boyan")).orElseThrow();
        Grant byPassword = new Grant(holder.user().id(), holder.role(), null, holder.changedAt());
        Grant byLink = database.inTransaction(tx -> new SignInLinks().redeem(tx, new SessionToken(once), Instant.now()))
                .orElseThrow();
        assertThat(begins(database, byLink)).isTrue();
        setPassword("boyan");
        assertThat(begins(database, byPassword)).isFalse();
        assertThat(begins(database, byLink)).isFalse();
    }

    private static boolean begins(Database database, Grant grant) {
        SessionToken token = SessionToken.generate(new SecureRandom());
        Instant now = Instant.now();
        return database.inTransaction(tx -> new SessionRepository().open(tx, grant, token, now, now.plusSeconds(60)));
    }

    private static void setPassword(String login) {
        Answer changed = api.client(world, Role.ADMIN)
                .put("/users/" + login + "/password/", "{\"password\": \"another password\", \"role\": \"viewer\"}");
        assertThat(changed.status()).isEqualTo(200);
    }

    @Test
    void manyGuessesAtOnceAreNoMoreThanOneAfterTheOther() {
        user("celia", "celia's password", "viewer");
        List<Integer> answers = IntStream.range(0, 30)
                .parallel()
                .mapToObj(i -> nobody.post("/session/", passwordBody("celia", "guess " + i))
                        .status())
                .toList();
        assertThat(answers).containsOnly(401, 429);
        assertThat(answers.stream().filter(status -> status == 401).count()).isLessThanOrEqualTo(10);
    }

    @Test
    void whoSignsInRightIsNotCounted() {
        user("clara", "clara's password", "viewer");
        for (int i = 0; i < 12; i++) {
            assertThat(nobody.post("/session/", passwordBody("clara", "clara's password"))
                            .status())
                    .isEqualTo(201);
        }
    }

    @Test
    void guessingIsSlowedDown() {
        user("carla", "carla's password", "viewer");
        for (int i = 0; i < 10; i++) {
            assertThat(nobody.post("/session/", passwordBody("carla", "guess " + i))
                            .status())
                    .isEqualTo(401);
        }
        Answer refused = nobody.post("/session/", passwordBody("carla", "carla's password"));
        assertThat(refused.status()).isEqualTo(429);
        assertThat(Integer.parseInt(refused.header("Retry-After"))).isBetween(600, 900);
    }

    @Test
    void aLinkSignsInOnce() {
        Answer link = api.client(world, Role.OPERATOR).post("/session/links/", "");
        assertThat(link.status()).isEqualTo(201);
        assertThat(link.text("url")).startsWith(api.root() + "/sign-in#once=");
        String once = link.text("url").replaceAll(".*once=", "");
        assertThat(Browser.signIn(api, onceBody(once)).get("/session/").text("role"))
                .isEqualTo("operator");
        Answer again = nobody.post("/session/", onceBody(once));
        assertThat(again.status()).isEqualTo(401);
        assertThat(again.detail()).contains("used already");
    }

    @Test
    void anOldLinkSignsNobodyIn() {
        String url = api.client(world, Role.VIEWER).post("/session/links/", "").text("url");
        api.database().database().doInTransaction(tx -> tx.sql("UPDATE sign_in_link SET expires_at = now()")
                .update());
        assertThat(nobody.post("/session/", onceBody(url.replaceAll(".*once=", "")))
                        .status())
                .isEqualTo(401);
    }

    @Test
    void whatIsSignedInWithIsOneThing() {
        for (String body : List.of(
                "{}",
                "{\"user\": \"ana\"}",
                "{\"password\": \"x\"}",
                "{\"key\": \"k\", \"once\": \"o\"}",
                "{\"key\": \"k\", \"user\": \"ana\", \"password\": \"p\"}")) {
            assertThat(nobody.post("/session/", body).status()).as(body).isEqualTo(400);
        }
    }

    @Test
    void usersAreListedWithoutTheirPasswords() {
        user("dora", "dora's password", "annotator");
        Answer users = api.client(world, Role.ADMIN).get("/users/");
        assertThat(users.results().valueStream().map(user -> user.path("login").asText()))
                .contains("dora", world.user().login());
        assertThat(users.body().toString()).doesNotContain("hash").doesNotContain("dora's");
    }

    @Test
    void aShortPasswordOrATakenLoginIsRefused() {
        TestClient admin = api.client(world, Role.ADMIN);
        assertThat(admin.post("/users/", userBody("emil", "short", "viewer")).status())
                .isEqualTo(400);
        user("emil", "long enough for him", "viewer");
        assertThat(admin.post("/users/", userBody("emil", "long enough again", "viewer"))
                        .status())
                .isEqualTo(409);
    }

    private static String key(Role role) {
        return api.issue(world, role, null);
    }

    private static void user(String login, String password, String role) {
        Answer made = api.client(world, Role.ADMIN).post("/users/", userBody(login, password, role));
        assertThat(made.status()).isEqualTo(201);
    }

    private static String userBody(String login, String password, String role) {
        return "{\"login\": \"" + login + "\", \"password\": \"" + password + "\", \"role\": \"" + role + "\"}";
    }

    private static String passwordBody(String user, String password) {
        return "{\"user\": \"" + user + "\", \"password\": \"" + password + "\"}";
    }

    private static String keyBody(String key) {
        return "{\"key\": \"" + key + "\"}";
    }

    private static String onceBody(String once) {
        return "{\"once\": \"" + once + "\"}";
    }
}
