package io.autotag.api;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.autotag.store.KeyRepository;
import io.autotag.store.KeySecret;
import io.autotag.store.NewApiKey;
import io.autotag.store.Reviewer;
import io.autotag.store.Role;
import io.autotag.store.Seed;
import io.autotag.store.TestDatabase;
import io.autotag.store.User;
import io.dropwizard.core.Application;
import io.dropwizard.testing.DropwizardTestSupport;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.Stream;
import org.glassfish.jersey.server.ResourceConfig;
import org.jspecify.annotations.Nullable;

/**
 * The whole API process within this one: real HTTP on free ports, a database and a blob folder of its own. Start one for
 * a test class and close it.
 */
public final class TestApi implements AutoCloseable {

    /** Nothing listens there: for tests that need no Temporal. */
    private static final String NO_TEMPORAL = "127.0.0.1:1";

    private static final HttpClient HTTP = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .followRedirects(HttpClient.Redirect.NEVER)
            .build();
    private static final ObjectMapper JSON = new ObjectMapper();

    private final TestDatabase database;
    private final Path home;
    private final boolean isFirst;
    private final DropwizardTestSupport<ApiConfiguration> server;

    private TestApi(TestDatabase database, Path home, boolean isFirst, Map<String, String> variables) {
        this.database = database;
        this.home = home;
        this.isFirst = isFirst;
        this.server = new DropwizardTestSupport<>(AutotagApplication.class, "autotag.yml") {
            @Override
            public Application<ApiConfiguration> newApplication() {
                return new AutotagApplication(variables);
            }
        };
    }

    public static TestApi start() {
        return start(NO_TEMPORAL, Map.of());
    }

    /** @param more variables beside or instead of the usual ones */
    public static TestApi start(String temporalAddress, Map<String, String> more) {
        TestDatabase database = TestDatabase.create();
        try {
            Path home = Files.createTempDirectory("autotag-api");
            Map<String, String> variables = variables(database, home);
            variables.put("AUTOTAG_TEMPORAL_ADDRESS", temporalAddress);
            variables.putAll(more);
            return started(new TestApi(database, home, true, variables));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A second process over the database and files of a first one; to be closed before it. */
    public static TestApi beside(TestApi first) {
        return beside(first, Map.of());
    }

    /** @param more variables beside or instead of the usual ones */
    public static TestApi beside(TestApi first, Map<String, String> more) {
        Map<String, String> variables = variables(first.database, first.home);
        variables.put("AUTOTAG_TEMPORAL_ADDRESS", NO_TEMPORAL);
        variables.putAll(more);
        return started(new TestApi(first.database, first.home, false, variables));
    }

    private static TestApi started(TestApi api) {
        try {
            api.server.before();
            return api;
        } catch (Exception e) {
            throw new IllegalStateException("the API did not start", e);
        }
    }

    private static Map<String, String> variables(TestDatabase database, Path home) {
        Map<String, String> variables = new HashMap<>();
        variables.put("AUTOTAG_HOST", "127.0.0.1");
        variables.put("AUTOTAG_PORT", "0");
        variables.put("AUTOTAG_ADMIN_PORT", "0");
        variables.put("AUTOTAG_LOG", "WARN");
        variables.put("AUTOTAG_DB_URL", database.settings().jdbcUrl());
        variables.put("AUTOTAG_DB_USER", database.settings().user());
        variables.put("AUTOTAG_DB_PASSWORD", database.settings().password());
        variables.put("AUTOTAG_DB_POOL", "8");
        variables.put("AUTOTAG_BLOBS", home.resolve("blobs").toString());
        variables.put("AUTOTAG_SECRET", "secret of this test");
        variables.put("AUTOTAG_ADMIN_KEY_FILE", home.resolve("admin.key").toString());
        return variables;
    }

    public TestDatabase database() {
        return database;
    }

    /** The folder of this API's files: the blobs and the first key. */
    public Path home() {
        return home;
    }

    /** The first key, as the first start left it. */
    public String adminKey() {
        try {
            return Files.readString(home.resolve("admin.key")).strip();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A caller with the first key. */
    public TestClient admin() {
        return client(adminKey());
    }

    /** A caller with this key, or without one. */
    public TestClient client(@Nullable String key) {
        return new TestClient(HTTP, JSON, root(), key);
    }

    /** A caller with a new key for the user of a planted world. */
    public TestClient client(Seed world, Role role) {
        return client(issue(world, role, null));
    }

    /** A caller with a new key for this person, as strong as the person may be. */
    public TestClient clientOf(Reviewer person) {
        return client(issue(person.user(), person.role(), null));
    }

    /** A new key for the user of a planted world. */
    public String issue(Seed world, Role role, @Nullable Instant expiresAt) {
        return issue(world.user(), role, expiresAt);
    }

    private String issue(User user, Role role, @Nullable Instant expiresAt) {
        KeySecret secret = KeySecret.generate(new SecureRandom());
        NewApiKey key = new NewApiKey(user.orgId(), user.id(), "test", role, expiresAt);
        database.database().inTransaction(tx -> new KeyRepository().issue(tx, key, secret));
        return secret.text();
    }

    /** An organisation with a user, a dataset of so many items, a project and an active model. */
    public Seed plant(String word, int items) {
        return Seed.plant(database.database(), word, items);
    }

    public URI root() {
        return URI.create("http://127.0.0.1:" + server.getLocalPort());
    }

    public URI adminRoot() {
        return URI.create("http://127.0.0.1:" + server.getAdminPort());
    }

    /** A metric without tags, as the process tells it. */
    public double metric(String name) {
        try (InputStream metrics = adminRoot().resolve("/metrics").toURL().openStream()) {
            return new String(metrics.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .filter(line -> line.startsWith(name + " "))
                    .mapToDouble(line -> Double.parseDouble(line.substring(name.length() + 1)))
                    .findFirst()
                    .orElseThrow(() -> new AssertionError("There is no metric " + name));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The classes whose routes are served. */
    public Stream<Class<?>> resources() {
        ResourceConfig config = server.getEnvironment().jersey().getResourceConfig();
        return Stream.concat(
                        config.getClasses().stream(),
                        config.getInstances().stream().map(Object::getClass))
                .filter(type -> type.isAnnotationPresent(jakarta.ws.rs.Path.class))
                .distinct();
    }

    @Override
    public void close() {
        server.after();
        if (isFirst) {
            database.close();
            delete(home);
        }
    }

    private static void delete(Path folder) {
        try (Stream<Path> files = Files.walk(folder)) {
            files.sorted(Comparator.reverseOrder())
                    .forEach(file -> file.toFile().delete());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
