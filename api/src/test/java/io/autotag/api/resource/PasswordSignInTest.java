package io.autotag.api.resource;

import static org.assertj.core.api.Assertions.assertThat;

import io.autotag.api.TestClient;
import io.autotag.api.TestClient.Answer;
import io.autotag.store.Database;
import io.autotag.store.Grant;
import io.autotag.store.PasswordHolder;
import io.autotag.store.PasswordRepository;
import io.autotag.store.Role;
import io.autotag.store.SessionRepository;
import io.autotag.store.SessionToken;
import io.autotag.store.SignInLinks;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Passwords: signing in by one, changing it, and guessing at it. */
final class PasswordSignInTest {

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
    void aPasswordSignsItsUserIn() {
        room.user("ana", "a long password", "annotator");
        Answer self = Browser.signIn(room.api, SignInRoom.passwordBody("ana", "a long password"))
                .get("/session/");
        assertThat(self.text("user")).isEqualTo("ana");
        assertThat(self.text("role")).isEqualTo("annotator");
        assertThat(Browser.signIn(room.api, SignInRoom.passwordBody("ANA", "a long password"))
                        .get("/session/")
                        .text("user"))
                .isEqualTo("ana");
        for (String wrong : List.of(
                SignInRoom.passwordBody("ana", "a long passwore"),
                SignInRoom.passwordBody("nobody", "a long password"))) {
            Answer refused = room.nobody.post("/session/", wrong);
            assertThat(refused.status()).isEqualTo(401);
            assertThat(refused.detail()).isEqualTo("The user or the password is wrong.");
        }
    }

    @Test
    void anotherPasswordEndsTheSessionsOfTheOldOne() {
        room.user("boris", "the first password", "viewer");
        Browser before = Browser.signIn(room.api, SignInRoom.passwordBody("boris", "the first password"));
        Answer changed = room.api
                .client(room.world, Role.ADMIN)
                .put("/users/boris/password/", "{\"password\": \"another password\", \"role\": \"operator\"}");
        assertThat(changed.status()).isEqualTo(200);
        assertThat(before.get("/session/").status()).isEqualTo(401);
        assertThat(Browser.signIn(room.api, SignInRoom.passwordBody("boris", "another password"))
                        .get("/session/")
                        .text("role"))
                .isEqualTo("operator");
    }

    @Test
    void anotherPasswordEndsTheLinksOfTheOldOne() {
        room.user("bella", "the first password", "viewer");
        Browser before = Browser.signIn(room.api, SignInRoom.passwordBody("bella", "the first password"));
        String unused = before.post("/session/links/", "").text("url").replaceAll(".*once=", "");
        setPassword("bella");
        assertThat(room.nobody.post("/session/", SignInRoom.onceBody(unused)).status())
                .isEqualTo(401);
    }

    @Test
    void aSessionDoesNotBeginWithAPasswordThatIsAnotherByNow() {
        room.user("boyan", "the first password", "viewer");
        Browser before = Browser.signIn(room.api, SignInRoom.passwordBody("boyan", "the first password"));
        String once = before.post("/session/links/", "").text("url").replaceAll(".*once=", "");
        Database database = room.api.database().database();
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

    @Test
    void manyGuessesAtOnceAreNoMoreThanOneAfterTheOther() {
        room.user("celia", "celia's password", "viewer");
        List<Integer> answers = IntStream.range(0, 30)
                .parallel()
                .mapToObj(i -> room.nobody
                        .post("/session/", SignInRoom.passwordBody("celia", "guess " + i))
                        .status())
                .toList();
        assertThat(answers).containsOnly(401, 429);
        assertThat(answers.stream().filter(status -> status == 401).count()).isLessThanOrEqualTo(10);
    }

    @Test
    void whoSignsInRightIsNotCounted() {
        room.user("clara", "clara's password", "viewer");
        for (int i = 0; i < 12; i++) {
            assertThat(room.nobody
                            .post("/session/", SignInRoom.passwordBody("clara", "clara's password"))
                            .status())
                    .isEqualTo(201);
        }
    }

    @Test
    void guessingIsSlowedDown() {
        room.user("carla", "carla's password", "viewer");
        for (int i = 0; i < 10; i++) {
            assertThat(room.nobody
                            .post("/session/", SignInRoom.passwordBody("carla", "guess " + i))
                            .status())
                    .isEqualTo(401);
        }
        Answer refused = room.nobody.post("/session/", SignInRoom.passwordBody("carla", "carla's password"));
        assertThat(refused.status()).isEqualTo(429);
        assertThat(Integer.parseInt(refused.header("Retry-After"))).isBetween(600, 900);
    }

    @Test
    void usersAreListedWithoutTheirPasswords() {
        room.user("dora", "dora's password", "annotator");
        Answer users = room.api.client(room.world, Role.ADMIN).get("/users/");
        assertThat(users.results().valueStream().map(user -> user.path("login").asText()))
                .contains("dora", room.world.user().login());
        assertThat(users.body().toString()).doesNotContain("hash").doesNotContain("dora's");
    }

    @Test
    void aShortPasswordOrATakenLoginIsRefused() {
        TestClient admin = room.api.client(room.world, Role.ADMIN);
        assertThat(admin.post("/users/", SignInRoom.userBody("emil", "short", "viewer"))
                        .status())
                .isEqualTo(400);
        room.user("emil", "long enough for him", "viewer");
        assertThat(admin.post("/users/", SignInRoom.userBody("emil", "long enough again", "viewer"))
                        .status())
                .isEqualTo(409);
    }

    @Test
    void neitherCookieNorPasswordIsInTheDatabase() {
        room.user("hashed", "correct horse battery", "viewer");
        Browser browser = Browser.signIn(room.api, SignInRoom.passwordBody("hashed", "correct horse battery"));
        String token = browser.cookie().substring(browser.cookie().indexOf('=') + 1);
        String rows = room.api.database().database().read(tx -> tx.sql(
                        "SELECT (SELECT string_agg(s::text, ' ') FROM session s) || ' '"
                                + " || (SELECT string_agg(p::text, ' ') FROM user_password p) AS line")
                .one(row -> row.text("line")));
        assertThat(rows).contains("$2a$12$").doesNotContain(token).doesNotContain("correct horse");
    }

    private static boolean begins(Database database, Grant grant) {
        SessionToken token = SessionToken.generate(new SecureRandom());
        Instant now = Instant.now();
        return database.inTransaction(tx -> new SessionRepository().open(tx, grant, token, now, now.plusSeconds(60)));
    }

    private static void setPassword(String login) {
        Answer changed = room.api
                .client(room.world, Role.ADMIN)
                .put("/users/" + login + "/password/", "{\"password\": \"another password\", \"role\": \"viewer\"}");
        assertThat(changed.status()).isEqualTo(200);
    }
}
