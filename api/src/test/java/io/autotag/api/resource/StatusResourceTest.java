package io.autotag.api.resource;

import static org.assertj.core.api.Assertions.assertThat;

import io.autotag.api.TestApi;
import io.autotag.api.TestClient.Answer;
import io.autotag.store.Role;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What people are told of the ground that the installation stands on. */
final class StatusResourceTest {

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void everybodyIsToldWhetherTemporalForgets(boolean ephemeral) {
        Map<String, String> variables = Map.of("AUTOTAG_TEMPORAL_EPHEMERAL", Boolean.toString(ephemeral));
        try (TestApi api = TestApi.start("127.0.0.1:1", variables)) {
            Answer status = api.client(api.plant("status", 0), Role.VIEWER).get("/status/");
            assertThat(status.status()).isEqualTo(200);
            assertThat(status.body().path("is_temporal_ephemeral").asBoolean(!ephemeral))
                    .isEqualTo(ephemeral);
        }
    }
}
