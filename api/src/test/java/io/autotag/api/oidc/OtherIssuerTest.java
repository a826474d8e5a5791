package io.autotag.api.oidc;

import static org.assertj.core.api.Assertions.assertThat;

import io.autotag.api.TestApi;
import io.autotag.api.TestClient.Answer;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What becomes of people who are signed in when the operator changes the provider. */
final class OtherIssuerTest {

    @Test
    void sessionsGoOnWithTheSameProviderAndEndWithAnother() {
        try (OidcRoom room = OidcRoom.open();
                TestProvider another = new TestProvider()) {
            Answer arrived = room.signIn("ana");
            TestApi.beside(room.api, OidcRoom.variables(room.provider)).close();
            assertThat(room.self(arrived).status()).isEqualTo(200);
            TestApi.beside(room.api, OidcRoom.variables(another)).close();
            assertThat(room.self(arrived).status()).isEqualTo(401);
        }
    }

    @Test
    void sessionsEndWhenThereIsNoProviderAnyMore() {
        try (OidcRoom room = OidcRoom.open()) {
            Answer arrived = room.signIn("ana");
            TestApi.beside(room.api, Map.of()).close();
            assertThat(room.self(arrived).status()).isEqualTo(401);
            assertThat(room.api.admin().get("/session/").status()).isEqualTo(200);
        }
    }
}
