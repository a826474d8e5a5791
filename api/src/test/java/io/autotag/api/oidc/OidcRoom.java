package io.autotag.api.oidc;

import com.nimbusds.jwt.JWTClaimsSet;
import io.autotag.api.TestApi;
import io.autotag.api.TestClient;
import io.autotag.api.TestClient.Answer;
import io.autotag.api.oidc.TestProvider.Asked;
import java.net.URI;
import java.util.HashMap;
import java.util.Map;
import java.util.function.UnaryOperator;

/** An API whose people sign in at a provider. */
final class OidcRoom implements AutoCloseable {

    final TestProvider provider;
    final TestApi api;
    final TestClient nobody;

    OidcRoom(TestProvider provider, TestApi api) {
        this.provider = provider;
        this.api = api;
        this.nobody = api.client((String) null);
    }

    static OidcRoom open() {
        TestProvider provider = new TestProvider();
        return new OidcRoom(provider, TestApi.start("127.0.0.1:1", variables(provider)));
    }

    static Map<String, String> variables(TestProvider provider) {
        Map<String, String> variables = new HashMap<>();
        variables.put("AUTOTAG_EGRESS_HTTP", "true");
        variables.put("AUTOTAG_OIDC_NETWORKS", "127.0.0.0/8");
        variables.put("AUTOTAG_OIDC_ISSUER", provider.issuer());
        variables.put("AUTOTAG_OIDC_CLIENT_ID", TestProvider.CLIENT);
        variables.put("AUTOTAG_OIDC_CLIENT_SECRET", TestProvider.SECRET);
        variables.put("AUTOTAG_OIDC_NAME", "Harbour");
        variables.put("AUTOTAG_OIDC_ROLES", "labelers=annotator; chiefs=admin");
        return variables;
    }

    /** A browser that was sent to the provider, with the cookie that it took along. */
    record Away(Asked asked, String cookie) {}

    Away begin(String next) {
        Answer sent = nobody.get("/session/oidc/begin/" + next);
        if (sent.status() != 303) {
            throw new AssertionError("not sent away: " + sent.status() + " " + sent.detail());
        }
        return new Away(Asked.of(sent.header("Location")), cookie(sent, "autotag_departure="));
    }

    /** The browser comes back at the address that the provider sent it to. */
    Answer comeBack(String address, String cookie) {
        URI called = URI.create(address);
        String path = called.getRawPath().replace("/api/v1", "") + "?" + called.getRawQuery();
        return nobody.send(nobody.request(path).header("Cookie", cookie).GET());
    }

    /** All the way, with a token that is good but for what is changed. */
    Answer signIn(String subject, UnaryOperator<JWTClaimsSet.Builder> change) {
        Away away = begin("");
        JWTClaimsSet.Builder claims =
                change.apply(TestTokens.claims(provider, away.asked().get("nonce"), subject));
        return comeBack(provider.approve(away.asked(), TestTokens.signed(provider.key(), claims)), away.cookie());
    }

    Answer signIn(String subject) {
        return signIn(subject, claims -> claims);
    }

    /** As whom the browser is known that got this answer. */
    Answer self(Answer arrived) {
        return nobody.send(nobody.request("/session/")
                .header("Cookie", cookie(arrived, "autotag_session="))
                .GET());
    }

    static String cookie(Answer answer, String beginning) {
        return answer.http().headers().allValues("Set-Cookie").stream()
                .filter(cookie -> cookie.startsWith(beginning))
                .map(cookie -> cookie.substring(0, cookie.indexOf(';')))
                .findFirst()
                .orElse("");
    }

    /** The sentence that the sign-in page shows; empty when the browser was sent somewhere else. */
    String problem(Answer answer) {
        String location = answer.header("Location");
        int at = location.indexOf("/sign-in?problem=");
        return at < 0
                ? ""
                : nobody.get("/session/oidc/?" + location.substring(location.indexOf('?') + 1))
                        .text("problem");
    }

    @Override
    public void close() {
        api.close();
        provider.close();
    }
}
