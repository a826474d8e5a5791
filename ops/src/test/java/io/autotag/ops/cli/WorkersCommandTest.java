package io.autotag.ops.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/** What the commands about workers ask, and which worker is meant. */
final class WorkersCommandTest {

    private static final String WORKERS =
            """
            {"results": [
              {"uid": "u1", "name": "rack-1:7", "host": "rack-1", "state": "working", "device": "cpu",
               "models": [{"model_version": "v", "model": "centernet", "number": 3}], "images_per_second": 12.5,
               "in_hand": 2, "queues": ["io", "bulk"], "seen_at": "2026-01-01T00:00:00Z"},
              {"uid": "u2", "name": "rack-2:7", "host": "rack-2", "state": "drained", "device": null, "models": [],
               "images_per_second": null, "in_hand": null, "queues": [], "seen_at": "2026-01-01T00:00:00Z"},
              {"uid": "u3", "name": "rack-2:8", "host": "rack-2", "state": "working"},
              {"uid": "u4", "name": "rack-1:6", "host": "rack-1", "state": "silent"}]}
            """;

    private final TestApi api = new TestApi();

    @Command(name = "autotag")
    private static final class Root {}

    @AfterEach
    void close() {
        api.close();
    }

    @Test
    void listsThem() {
        api.answer("GET /workers/", 200, WORKERS);
        assertThat(run("workers", "list")).isZero();
        assertThat(run("workers", "list", "-o", "json")).isZero();
    }

    @Test
    void drainsAndResumesTheNamedOne() {
        api.answer("GET /workers/", 200, WORKERS);
        api.answer("POST /workers/u1/drain/", 200, "{\"uid\": \"u1\", \"name\": \"rack-1:7\"}");
        api.answer("POST /workers/u2/resume/", 200, "{\"uid\": \"u2\", \"name\": \"rack-2:7\"}");
        assertThat(run("workers", "drain", "rack-1")).isZero();
        assertThat(run("workers", "resume", "rack-2:7")).isZero();
        assertThat(run("workers", "drain", "rack-2")).isNotZero();
    }

    @Test
    void findsByNameUidOrHost() throws JsonProcessingException {
        List<JsonNode> workers = new ArrayList<>();
        new ObjectMapper().readTree(WORKERS).path("results").forEach(workers::add);
        for (String name : List.of("rack-1", "rack-1:7", "u1")) {
            assertThat(Fields.text(WorkerNames.find(workers, name), "uid")).isEqualTo("u1");
        }
        assertThatThrownBy(() -> WorkerNames.find(workers, "rack-2"))
                .hasMessage("Several workers are called \"rack-2\": give the uid, one of u2, u3.");
        assertThatThrownBy(() -> WorkerNames.find(workers, "rack-3"))
                .hasMessage("There is no worker \"rack-3\". There are: rack-1:7, rack-2:7, rack-2:8, rack-1:6.");
        assertThatThrownBy(() -> WorkerNames.find(List.of(), "rack-3"))
                .hasMessage("There is no worker \"rack-3\". There is none at all.");
    }

    private int run(String... arguments) {
        String[] all = Arrays.copyOf(arguments, arguments.length + 2);
        all[arguments.length] = "--url";
        all[arguments.length + 1] = api.url();
        return Commands.addTo(new CommandLine(new Root()), Files::copy).execute(all);
    }
}
