package io.autotag.ops;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.yaml.snakeyaml.Yaml;

/** The compose file as far as it can be judged where no engine runs. */
final class ComposeFileTest {

    private static final Path FILE = Path.of("deploy", "compose.yml");

    /** A variable that compose puts in: its name, and what stands where it is missing. */
    private static final Pattern VARIABLE = Pattern.compile("\\$\\{([A-Z0-9_]+)(:[-?])?([^}]*)}");

    private static String text;
    private static JsonNode file;

    @BeforeAll
    static void read() throws IOException {
        text = Files.readString(FILE);
        Map<String, Object> merged = new Yaml().load(text);
        file = new YAMLMapper().valueToTree(merged);
    }

    @Test
    void everyServiceIsWatchedAndComesBack() {
        assertThat(names(file.path("services"))).containsExactly("postgres", "temporal", "api", "worker");
        for (JsonNode service : file.path("services")) {
            assertThat(service.path("healthcheck").path("test").size()).isGreaterThan(1);
            assertThat(service.path("restart").asText()).isEqualTo("unless-stopped");
            assertThat(service.path("security_opt").path(0).asText()).isEqualTo("no-new-privileges:true");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"api", "worker"})
    void aProcessOfOursMayDoLittle(String name) {
        JsonNode service = file.path("services").path(name);
        assertThat(service.path("read_only").asBoolean()).isTrue();
        assertThat(service.path("cap_drop").path(0).asText()).isEqualTo("ALL");
        assertThat(service.path("command").path(0).asText()).isEqualTo(name);
        assertThat(names(service.path("depends_on"))).containsExactly("postgres", "temporal");
    }

    @Test
    void onlyThisMachineReachesTheApiAndNobodyElseTheRest() {
        for (JsonNode service : file.path("services")) {
            service.path("ports").forEach(port -> assertThat(port.asText()).startsWith("127.0.0.1:"));
        }
        assertThat(file.path("services").path("postgres").has("ports")).isFalse();
        assertThat(file.path("services").path("temporal").has("ports")).isFalse();
    }

    @Test
    void whatIsSecretMustBeGivenAndIsAskedForWithASentence() {
        List<MatchResult> secrets = variables()
                .filter(variable -> variable.group(1).matches("AUTOTAG_(SECRET|.*PASSWORD)"))
                .toList();
        assertThat(secrets).hasSizeGreaterThan(2).allSatisfy(variable -> {
            assertThat(variable.group(2)).isEqualTo(":?");
            assertThat(variable.group(3)).startsWith("Set " + variable.group(1) + " to ");
        });
        assertThat(variables().filter(variable -> variable.group(2) == null)).isEmpty();
    }

    @Test
    void theSecretsOfTheDatabaseAndOfTheApiAreTheSameEverywhere() {
        JsonNode api = file.path("services").path("api").path("environment");
        JsonNode worker = file.path("services").path("worker").path("environment");
        assertThat(api.path("AUTOTAG_DB_PASSWORD"))
                .isEqualTo(worker.path("AUTOTAG_DB_PASSWORD"))
                .isEqualTo(file.path("services")
                        .path("postgres")
                        .path("environment")
                        .path("POSTGRES_PASSWORD"));
        // Workers open the secrets of providers with it.
        assertThat(api.path("AUTOTAG_SECRET").asText()).isNotEmpty();
        assertThat(worker.path("AUTOTAG_SECRET")).isEqualTo(api.path("AUTOTAG_SECRET"));
    }

    @Test
    void allThatIsSaidOfSigningInAtAProviderIsHandedOnWithTheSameDefaults() throws IOException {
        String settings = Files.readString(Path.of("..", "api", "src", "main", "resources", "autotag.yml"));
        List<MatchResult> known = VARIABLE.matcher(settings)
                .results()
                .filter(variable -> variable.group(1).startsWith("AUTOTAG_OIDC_"))
                .toList();
        JsonNode api = file.path("services").path("api").path("environment");
        assertThat(known).hasSize(12).allSatisfy(variable -> assertThat(
                        api.path(variable.group(1)).asText())
                .isEqualTo(variable.group()));
    }

    @ParameterizedTest
    @ValueSource(strings = {"api", "worker"})
    void allThatIsSaidOfTracesIsHandedOn(String name) throws IOException {
        JsonNode environment = file.path("services").path(name).path("environment");
        List<String> documented = Pattern.compile("`(OTEL_[A-Z_]+)`")
                .matcher(Files.readString(Path.of("..", "docs", "monitoring.md")))
                .results()
                .map(variable -> variable.group(1))
                .distinct()
                .toList();
        assertThat(documented).hasSizeGreaterThan(6).allMatch(environment::has);
    }

    @Test
    void everyVolumeWithANameIsDeclared() {
        List<String> used = Stream.of("postgres", "temporal", "api", "worker")
                .flatMap(name -> Stream.of(file.path("services").path(name).path("volumes")))
                .flatMap(volumes -> volumes.valueStream().map(JsonNode::asText))
                .filter(volume -> !volume.startsWith("/"))
                .map(volume -> volume.substring(0, volume.indexOf(':')))
                .distinct()
                .toList();
        assertThat(used).containsExactlyInAnyOrderElementsOf(names(file.path("volumes")));
    }

    private static Stream<MatchResult> variables() {
        return VARIABLE.matcher(text).results();
    }

    private static List<String> names(JsonNode object) {
        return object.propertyStream().map(Map.Entry::getKey).toList();
    }
}
