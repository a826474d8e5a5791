package io.autotag.temporal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.temporal.client.WorkflowClient;
import io.temporal.client.WorkflowOptions;
import io.temporal.serviceclient.WorkflowServiceStubs;
import io.temporal.worker.WorkerFactory;
import io.temporal.workflow.WorkflowInterface;
import io.temporal.workflow.WorkflowMethod;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class TemporalServerTest {
    private static final String NAME = "temporal.test";
    private static final String API_KEY = "tk_123";

    @TempDir
    private static Path folder;

    private static TestCertificate server;
    private static TestCertificate worker;
    private static TestCertificate stranger;

    @BeforeAll
    static void makeCertificates() throws Exception {
        server = TestCertificate.make(folder, NAME);
        worker = TestCertificate.make(folder, "worker.test");
        stranger = TestCertificate.make(folder, "stranger.test");
    }

    @WorkflowInterface
    public interface Greeting {
        @WorkflowMethod
        String greet(String whom);
    }

    public static final class GreetingImpl implements Greeting {
        @Override
        public String greet(String whom) {
            return "Good day, " + whom;
        }
    }

    @Test
    void aWorkflowRunsBehindTlsACertificateAndAKey() throws Exception {
        try (GuardedTemporal temporal = new GuardedTemporal(server, Optional.of(worker), Optional.of(API_KEY))) {
            Map<String, String> variables = believed();
            variables.put("AUTOTAG_TEMPORAL_TLS_CERT", worker.certificate().toString());
            variables.put("AUTOTAG_TEMPORAL_TLS_KEY", worker.key().toString());
            variables.put("AUTOTAG_TEMPORAL_API_KEY", API_KEY);
            TemporalServer way = TemporalServer.of(temporal.address(), "default", variables);
            WorkflowServiceStubs stubs =
                    WorkflowServiceStubs.newServiceStubs(way.connection().build());
            WorkflowClient client =
                    WorkflowClient.newInstance(stubs, way.client().build());
            WorkerFactory factory = WorkerFactory.newInstance(client);
            factory.newWorker("greetings").registerWorkflowImplementationTypes(GreetingImpl.class);
            factory.start();
            WorkflowOptions options =
                    WorkflowOptions.newBuilder().setTaskQueue("greetings").build();
            assertThat(client.newWorkflowStub(Greeting.class, options).greet("Temporal"))
                    .isEqualTo("Good day, Temporal");
            factory.shutdownNow();
            factory.awaitTermination(5, TimeUnit.SECONDS);
            stubs.shutdownNow();
        }
    }

    @Test
    void whoShowsNothingOrSomethingElseIsNotLetIn() throws Exception {
        try (GuardedTemporal temporal = new GuardedTemporal(server, Optional.empty(), Optional.of(API_KEY))) {
            Map<String, String> variables = believed();
            assertThat(ask(temporal, variables)).hasValue(new Trouble("UNAUTHENTICATED: a key is wanted", true));
            variables.put("AUTOTAG_TEMPORAL_API_KEY", "tk_other");
            assertThat(ask(temporal, variables)).hasValue(new Trouble("UNAUTHENTICATED: a key is wanted", true));
            variables.put("AUTOTAG_TEMPORAL_API_KEY", API_KEY);
            assertThat(ask(temporal, variables)).isEmpty();
        }
        try (GuardedTemporal temporal = new GuardedTemporal(server, Optional.of(worker), Optional.empty())) {
            Map<String, String> variables = believed();
            assertThat(ask(temporal, variables)).hasValueSatisfying(trouble -> assertThat(trouble.isRefusal())
                    .isFalse());
            variables.put("AUTOTAG_TEMPORAL_TLS_CERT", stranger.certificate().toString());
            variables.put("AUTOTAG_TEMPORAL_TLS_KEY", stranger.key().toString());
            assertThat(ask(temporal, variables)).hasValueSatisfying(trouble -> assertThat(trouble.isRefusal())
                    .isFalse());
        }
    }

    @Test
    void aServerThatNobodyVouchesForOrOfAnotherNameIsNotBelieved() throws Exception {
        try (GuardedTemporal temporal = new GuardedTemporal(server, Optional.empty(), Optional.empty())) {
            Map<String, String> variables = new HashMap<>(Map.of("AUTOTAG_TEMPORAL_TLS", "true"));
            assertThat(ask(temporal, variables)).hasValueSatisfying(trouble -> assertThat(trouble.isRefusal())
                    .isFalse());
            variables.put("AUTOTAG_TEMPORAL_TLS_CA", server.certificate().toString());
            assertThat(ask(temporal, variables)).hasValueSatisfying(trouble -> assertThat(trouble.isRefusal())
                    .isFalse());
            variables.put("AUTOTAG_TEMPORAL_TLS_SERVER_NAME", NAME);
            assertThat(ask(temporal, variables)).isEmpty();
        }
    }

    @Test
    void saysWhatIsWrongWithTheVariables() throws Exception {
        Path nonsense = Files.writeString(folder.resolve("nonsense.pem"), "no certificate");
        assertRefused(Map.of("AUTOTAG_TEMPORAL_TLS", "yes"), "AUTOTAG_TEMPORAL_TLS must be true or false, not yes.");
        assertRefused(
                Map.of("AUTOTAG_TEMPORAL_TLS", "false", "AUTOTAG_TEMPORAL_API_KEY", API_KEY),
                "AUTOTAG_TEMPORAL_API_KEY would travel in the clear: leave AUTOTAG_TEMPORAL_TLS out, or set it to true.");
        assertRefused(
                Map.of("AUTOTAG_TEMPORAL_TLS_CERT", worker.certificate().toString()),
                "AUTOTAG_TEMPORAL_TLS_CERT and AUTOTAG_TEMPORAL_TLS_KEY belong together: set both, or neither.");
        assertRefused(
                Map.of("AUTOTAG_TEMPORAL_TLS_CA", "/no/such/file.pem"),
                "AUTOTAG_TEMPORAL_TLS_CA names a file that cannot be read: /no/such/file.pem.");
        assertRefused(
                Map.of("AUTOTAG_TEMPORAL_TLS_CA", nonsense.toString()),
                "AUTOTAG_TEMPORAL_TLS_CA, AUTOTAG_TEMPORAL_TLS_CERT and AUTOTAG_TEMPORAL_TLS_KEY must be PEM files, the key"
                        + " in PKCS #8 without a password. File does not contain valid certificates: " + nonsense
                        + ".");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> TemporalServer.open("temporal", "default"))
                .withMessage("AUTOTAG_TEMPORAL_ADDRESS must look like host:7233, not \"temporal\".");
    }

    @Test
    void tellsAnotherProcessAllThereIsAndNothingElse() {
        Map<String, String> access = TemporalServer.access(Map.of("AUTOTAG_TEMPORAL_API_KEY", API_KEY, "PATH", "/bin"));
        assertThat(access).hasSize(6).containsEntry("AUTOTAG_TEMPORAL_API_KEY", API_KEY);
        assertThat(access).containsEntry("AUTOTAG_TEMPORAL_TLS_CERT", "");
        assertThat(TemporalServer.isMeant(access)).isTrue();
        assertThat(TemporalServer.isMeant(TemporalServer.access(Map.of()))).isFalse();
    }

    @Test
    void aKeyAloneMeansTlsAndIsNeverShown() {
        TemporalServer way = TemporalServer.of("cloud.test:7233", "shop", Map.of("AUTOTAG_TEMPORAL_API_KEY", API_KEY));
        assertThat(way.tls()).isPresent();
        assertThat(way).hasToString("Temporal at cloud.test:7233 by TLS");
        assertThat(TemporalServer.of("localhost:7233", "default", Map.of())).hasToString("Temporal at localhost:7233");
    }

    private static Map<String, String> believed() {
        return new HashMap<>(Map.of(
                "AUTOTAG_TEMPORAL_TLS_CA", server.certificate().toString(), "AUTOTAG_TEMPORAL_TLS_SERVER_NAME", NAME));
    }

    private static Optional<Trouble> ask(GuardedTemporal temporal, Map<String, String> variables) {
        TemporalServer way = TemporalServer.of(temporal.address(), "default", variables);
        WorkflowServiceStubs stubs =
                WorkflowServiceStubs.newServiceStubs(way.connection().build());
        try {
            return Trouble.with(stubs, Duration.ofSeconds(10));
        } finally {
            stubs.shutdownNow();
        }
    }

    private static void assertRefused(Map<String, String> variables, String sentence) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> TemporalServer.of("localhost:7233", "default", variables))
                .withMessageStartingWith(sentence);
    }
}
