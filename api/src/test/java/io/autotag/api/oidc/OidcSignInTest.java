package io.autotag.api.oidc;

import static org.assertj.core.api.Assertions.assertThat;

import io.autotag.api.TestApi;
import io.autotag.api.TestClient.Answer;
import io.autotag.api.oidc.OidcRoom.Away;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Signing in at a provider when everything is right, and whom that makes. */
final class OidcSignInTest {

    private static OidcRoom room;

    @BeforeAll
    static void open() {
        room = OidcRoom.open();
    }

    @AfterAll
    static void close() {
        room.close();
    }

    @Test
    void aBrowserIsSentAwayWithAStateANonceAndAChallenge() {
        Away away = room.begin("");
        assertThat(away.asked().address().getPath()).isEqualTo("/authorize");
        assertThat(away.asked().parameters())
                .containsEntry("client_id", TestProvider.CLIENT)
                .containsEntry("response_type", "code")
                .containsEntry("scope", "openid email profile")
                .containsEntry("code_challenge_method", "S256")
                .containsEntry("redirect_uri", room.api.root() + "/api/v1/session/oidc/callback/");
        assertThat(room.begin("").asked().get("state"))
                .isNotEqualTo(away.asked().get("state"));
    }

    @Test
    void theFirstSignInMakesAUserWithoutAPassword() {
        Answer self = room.self(room.signIn("ana"));
        assertThat(self.text("user")).isEqualTo("ana@example.org");
        assertThat(self.text("role")).isEqualTo("annotator");
        assertThat(self.text("organisation_slug")).isEqualTo("default");
        assertThat(self.text("csrf_token")).isNotEmpty();
        assertThat(room.api.admin().get("/users/").results().valueStream())
                .anyMatch(user -> user.path("login").asText().equals("ana@example.org")
                        && user.path("role").isNull());
    }

    @Test
    void theCookiesAreForNoScriptAndNoOtherSite() {
        Answer arrived = room.signIn("ben");
        List<String> cookies = arrived.http().headers().allValues("Set-Cookie");
        assertThat(cookies).hasSize(2).allMatch(cookie -> cookie.contains("HttpOnly"));
        assertThat(cookies).anyMatch(cookie -> cookie.matches("autotag_session=.+SameSite=Strict.*"));
        assertThat(cookies).anyMatch(cookie -> cookie.contains("Max-Age=43200"));
        assertThat(cookies).anyMatch(cookie -> cookie.startsWith("autotag_departure=;"));
    }

    @Test
    void aLaterSignInIsTheSameUserWithTheRoleOfThen() {
        Answer before = room.signIn("celia");
        Answer after = room.signIn(
                "celia", claims -> claims.claim("email", "other@example.org").claim("groups", List.of("x", "chiefs")));
        assertThat(room.self(after).text("user")).isEqualTo("celia@example.org");
        assertThat(room.self(after).text("role")).isEqualTo("admin");
        assertThat(room.self(before).text("role")).isEqualTo("admin");
    }

    @Test
    void whoeverHasNoGroupAnyMoreIsSignedOutEverywhere() {
        Answer before = room.signIn("dora");
        Answer refused = room.signIn("dora", claims -> claims.claim("groups", List.of("strangers")));
        assertThat(room.problem(refused)).startsWith("The provider knows you, but none of your groups");
        assertThat(room.self(before).status()).isEqualTo(401);
    }

    @Test
    void signingOutEndsTheSession() {
        Answer arrived = room.signIn("emil");
        String cookie = OidcRoom.cookie(arrived, "autotag_session=");
        String csrf = room.self(arrived).text("csrf_token");
        Answer out = room.nobody.send(room.nobody
                .request("/session/")
                .header("Cookie", cookie)
                .header("X-CSRF-Token", csrf)
                .DELETE());
        assertThat(out.status()).isEqualTo(204);
        assertThat(room.self(arrived).status()).isEqualTo(401);
    }

    @Test
    void aSessionThatBeganAtAProviderMakesNoLinks() {
        Answer arrived = room.signIn("fred");
        Answer refused = room.nobody.send(room.nobody
                .request("/session/links/")
                .header("Cookie", OidcRoom.cookie(arrived, "autotag_session="))
                .header("X-CSRF-Token", room.self(arrived).text("csrf_token"))
                .POST(BodyPublishers.noBody()));
        assertThat(refused.status()).isEqualTo(403);
        assertThat(refused.detail()).contains("makes no links");
    }

    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '"',
            textBlock =
                    """
                    ?next=/p/abc/explore%3Fq%3Dscore%2B%253E%2B0.5, /p/abc/explore?q=score+%3E+0.5
                    "",                                             /
                    ?next=https://evil.example,                     /
                    ?next=//evil.example,                           /
                    ?next=/%5Cevil.example,                         /
                    ?next=/x/..//evil.example,                      /
                    ?next=/api/v1/session/,                         /
                    ?next=javascript:alert(1),                      /
                    """)
    void afterwardsABrowserIsOnAPageOfThisServer(String parameter, String path) {
        Away away = room.begin(parameter);
        String token = TestTokens.signed(
                room.provider.key(),
                TestTokens.claims(room.provider, away.asked().get("nonce"), "gina"));
        Answer arrived = room.comeBack(room.provider.approve(away.asked(), token), away.cookie());
        assertThat(arrived.header("Location")).isEqualTo(room.api.root() + path);
    }

    @Test
    void aVerifiedAddressIsTheUserOfThatLoginWhereTheOperatorSaysSo() {
        Answer made = room.api
                .admin()
                .post(
                        "/users/",
                        "{\"login\": \"ines@example.org\", \"password\": \"a long password\","
                                + " \"role\": \"viewer\"}");
        assertThat(made.status()).isEqualTo(201);
        Map<String, String> variables = new HashMap<>(OidcRoom.variables(room.provider));
        variables.put("AUTOTAG_OIDC_ADOPT", "true");
        try (TestApi adopting = TestApi.beside(room.api, variables)) {
            OidcRoom there = new OidcRoom(room.provider, adopting);
            Answer self = there.self(there.signIn("ines"));
            assertThat(self.text("user")).isEqualTo("ines@example.org");
            assertThat(self.text("role")).isEqualTo("annotator");
        }
    }

    @Test
    void aLoginInOtherLettersIsTheSameUserWhereUsersAreAdopted() {
        Answer made = room.api
                .admin()
                .post(
                        "/users/",
                        "{\"login\": \"Ira@Example.org\", \"password\": \"a long password\","
                                + " \"role\": \"viewer\"}");
        assertThat(made.status()).isEqualTo(201);
        Map<String, String> variables = new HashMap<>(OidcRoom.variables(room.provider));
        variables.put("AUTOTAG_OIDC_ADOPT", "true");
        try (TestApi adopting = TestApi.beside(room.api, variables)) {
            OidcRoom there = new OidcRoom(room.provider, adopting);
            assertThat(there.self(there.signIn("ira")).text("user")).isEqualTo("Ira@Example.org");
        }
    }

    @Test
    void anAdminSignsSomebodyOutEverywhere() {
        Answer arrived = room.signIn("jon");
        Answer other = room.signIn("karl");
        assertThat(room.api.admin().delete("/users/jon@example.org/sessions/").status())
                .isEqualTo(204);
        assertThat(room.self(arrived).status()).isEqualTo(401);
        assertThat(room.self(other).status()).isEqualTo(200);
        assertThat(room.api
                        .admin()
                        .delete("/users/nobody@example.org/sessions/")
                        .status())
                .isEqualTo(404);
    }

    @Test
    void theSignInPageIsToldTheNameOfTheProvider() {
        assertThat(room.nobody.get("/session/oidc/").text("name")).isEqualTo("Harbour");
        assertThat(room.nobody
                        .get("/session/oidc/?problem=%3Cb%3E")
                        .body()
                        .path("problem")
                        .isNull())
                .isTrue();
    }

    @Test
    void anotherProcessTakesABrowserBack() {
        Away away = room.begin("");
        String token = TestTokens.signed(
                room.provider.key(),
                TestTokens.claims(room.provider, away.asked().get("nonce"), "hans"));
        String address = room.provider.approve(away.asked(), token);
        Map<String, String> variables = new HashMap<>(OidcRoom.variables(room.provider));
        variables.put("AUTOTAG_URL", room.api.root().toString());
        try (TestApi second = TestApi.beside(room.api, variables)) {
            String path = address.substring(address.indexOf("/session/"));
            Answer arrived = second.client((String) null)
                    .send(second.client((String) null)
                            .request(path)
                            .header("Cookie", away.cookie())
                            .GET());
            assertThat(room.self(arrived).text("user")).isEqualTo("hans@example.org");
        }
    }
}
