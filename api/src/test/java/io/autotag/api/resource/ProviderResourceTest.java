package io.autotag.api.resource;

import static org.assertj.core.api.Assertions.assertThat;

import io.autotag.api.TestApi;
import io.autotag.api.TestClient;
import io.autotag.api.TestClient.Answer;
import io.autotag.api.run.WorkedApi;
import io.autotag.secret.SecretBox;
import io.autotag.store.ProviderSecret;
import io.autotag.store.ProviderSecretRepository;
import io.autotag.store.Role;
import io.autotag.store.Seed;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The secrets of providers, and calls of providers to see what comes of them. */
final class ProviderResourceTest {

    private static final AtomicInteger WORLDS = new AtomicInteger();
    private static final String PATH = "/provider-secrets/detector-key/";
    private static final String VALUE = "sk-0123456789";

    private static WorkedApi worked;
    private static TestApi api;

    private Seed world;
    private TestClient admin;

    @BeforeAll
    static void start() {
        worked = new WorkedApi();
        api = worked.api;
    }

    @AfterAll
    static void stop() {
        worked.close();
    }

    @BeforeEach
    void plant() {
        world = api.plant("provided" + WORLDS.incrementAndGet(), 1);
        admin = api.client(world, Role.ADMIN);
    }

    @Test
    void aSecretIsSetAndNeverShown() {
        Answer set = set("https://Example.org/detect", VALUE);
        assertThat(set.status()).isEqualTo(200);
        assertThat(set.text("name")).isEqualTo("detector-key");
        assertThat(set.text("origin")).isEqualTo("https://example.org/detect");
        Answer list = admin.get("/provider-secrets/");
        assertThat(list.results()).hasSize(1);
        assertThat(set.body() + list.body().toString()).doesNotContain(VALUE).doesNotContain("sealed");
    }

    @Test
    void workersCanOpenItForItsOriginAlone() {
        set("https://example.org", VALUE);
        ProviderSecret kept = kept();
        assertThat(kept.sealed()).doesNotContain(VALUE);
        SecretBox box = new SecretBox("secret of this test".getBytes(StandardCharsets.UTF_8), ProviderSecret.PURPOSE);
        assertThat(box.open(kept.owner(), kept.sealed())).contains(VALUE);
        assertThat(box.open(ProviderSecret.owner(kept.orgId(), kept.name(), "https://evil.test"), kept.sealed()))
                .isEmpty();
    }

    @Test
    void aSecretIsChangedAndRemoved() {
        set("https://example.org", VALUE);
        String before = kept().sealed();
        set("https://example.org:8443/", "another secret");
        assertThat(kept().sealed()).isNotEqualTo(before);
        assertThat(kept().origin()).isEqualTo("https://example.org:8443");
        assertThat(admin.delete(PATH).status()).isEqualTo(204);
        assertThat(admin.delete(PATH).status()).isEqualTo(404);
        assertThat(admin.get("/provider-secrets/").results()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://example.org",
                "example.org",
                "https://user:word@example.org",
                "file:///etc/passwd",
                "https://example.org/v1?key=1",
                "https://example.org/v1#part"
            })
    void anOriginIsAnAddressThatMayBeCalled(String origin) {
        Answer refused = set(origin, VALUE);
        assertThat(refused.status()).isEqualTo(400);
        assertThat(refused.body().has("origin")).isTrue();
        assertThat(refused.body().toString()).doesNotContain(VALUE);
    }

    @ParameterizedTest
    @ValueSource(strings = {"short", "with\\r\\nX-Other: header", " around12 ", "größer als ASCII"})
    void aSecretIsFitForAHeader(String value) {
        Answer refused = set("https://example.org", value);
        assertThat(refused.status()).isEqualTo(400);
        assertThat(refused.body().has("value")).isTrue();
    }

    @Test
    void secretsBelongToOneOrganisationAndItsAdmins() {
        set("https://example.org", VALUE);
        Seed others = api.plant("others" + WORLDS.incrementAndGet(), 0);
        TestClient stranger = api.client(others, Role.ADMIN);
        assertThat(stranger.get("/provider-secrets/").results()).isEmpty();
        assertThat(stranger.delete(PATH).status()).isEqualTo(404);
        assertThat(api.client(world, Role.OPERATOR).get("/provider-secrets/").status())
                .isEqualTo(403);
        assertThat(api.client(world, Role.OPERATOR).delete(PATH).status()).isEqualTo(403);
    }

    /** The worker of the test is answered with 500 the first time, and with a cat from then on. */
    @Test
    void aTestTellsWhatWasSentAnsweredAndRead() {
        TestClient operator = api.client(world, Role.OPERATOR);
        String path = "/models/" + world.version().modelUid() + "/versions/"
                + world.version().uid() + "/test/";
        String body = "{\"item\": \"" + world.items().get(0).uid() + "\"}";
        Answer failed = operator.post(path, body);
        assertThat(failed.status()).isEqualTo(200);
        assertThat(failed.body().path("success").asBoolean()).isFalse();
        assertThat(failed.text("message")).isEqualTo("The provider answered 500.");
        assertThat(failed.body().path("response_status").asInt()).isEqualTo(500);
        assertThat(failed.text("response")).isEqualTo("oh no");
        assertThat(failed.body().path("sent").path("secret").asText()).isEqualTo("detector-key");
        assertThat(previews()).isEmpty();
        Answer answered = operator.post(path, body);
        assertThat(answered.body().path("success").asBoolean()).isTrue();
        operator.post(path, body);
        assertThat(previews()).containsExactly("version_previewed");
        assertThat(answered.body().path("predictions").get(0).path("label").asText())
                .isEqualTo("cat");
        assertThat(operator.post(path, "{\"item\": \"nothing\"}").status()).isEqualTo(400);
        assertThat(api.client(world, Role.ANNOTATOR).post(path, body).status()).isEqualTo(403);
    }

    private List<String> previews() {
        return admin.get("/audit/?kind=version_previewed").body().findValuesAsText("kind");
    }

    private Answer set(String origin, String value) {
        return admin.put(PATH, "{\"origin\": \"" + origin + "\", \"value\": \"" + value + "\"}");
    }

    private ProviderSecret kept() {
        return api.database()
                .database()
                .read(tx -> new ProviderSecretRepository()
                        .find(tx, world.organisation().id(), "detector-key"))
                .orElseThrow();
    }
}
