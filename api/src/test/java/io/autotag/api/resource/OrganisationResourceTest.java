package io.autotag.api.resource;

import static org.assertj.core.api.Assertions.assertThat;

import io.autotag.api.TestApi;
import io.autotag.api.TestClient.Answer;
import io.autotag.store.Role;
import io.autotag.store.Seed;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

final class OrganisationResourceTest {

    private static TestApi api;

    @BeforeAll
    static void start() {
        api = TestApi.start();
    }

    @AfterAll
    static void stop() {
        api.close();
    }

    @Test
    void listsTheOneOrganisationOfTheKey() {
        Answer answer = api.admin().get("/organizations/?limit=50");
        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.results()).hasSize(1);
        assertThat(answer.results().get(0).path("slug").asText()).isEqualTo("default");
        assertThat(answer.body().get("next").isNull()).isTrue();
    }

    @Test
    void answersWithAndWithoutTheFinalSlash() {
        assertThat(api.admin().get("/organizations").body())
                .isEqualTo(api.admin().get("/organizations/").body());
    }

    @Test
    void showsNoOtherOrganisation() {
        Seed stranger = api.plant("stranger", 0);
        assertThat(api.client(stranger, Role.VIEWER)
                        .get("/organizations/stranger/")
                        .status())
                .isEqualTo(200);
        assertThat(api.client(stranger, Role.VIEWER)
                        .get("/organizations/default/")
                        .detail())
                .isEqualTo("Not found.");
    }
}
