package io.autotag.ops.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.junit.jupiter.api.Test;

final class SignInLinkTest {

    @Test
    void asksForALinkWithTheKey() {
        try (TestApi api = new TestApi()) {
            api.answer("POST /session/links/", 201, "{\"url\": \"http://localhost:8080/sign-in#once=abc\"}");
            assertThat(SignInLink.url(api.client())).isEqualTo("http://localhost:8080/sign-in#once=abc");
            assertThat(api.asked()).singleElement().satisfies(asked -> assertThat(asked.key())
                    .isEqualTo(Optional.of("avk_secret")));
        }
    }
}
