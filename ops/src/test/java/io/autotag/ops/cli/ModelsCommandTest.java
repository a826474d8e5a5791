package io.autotag.ops.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import org.junit.jupiter.api.Test;

/** What is told of models. */
final class ModelsCommandTest {

    @Test
    void tellsHowAVersionIsBestCalled() throws JsonProcessingException {
        JsonNode version = new ObjectMapper()
                .readTree(
                        """
                        {"version": 2, "tunings": [{
                            "machine": "cpu, 2 cores of amd64, ONNX Runtime 1.29.0", "device": "cpu",
                            "callers": 2, "threads": 1, "batch": 8, "images_per_second": 31.46,
                            "measured_at": "2026-11-24T15:25:00Z"}]}""");
        assertThat(ModelsCommand.tuned(version, version.path("tunings").get(0)))
                .isEqualTo("version 2 on cpu, 2 cores of amd64, ONNX Runtime 1.29.0: callers × threads 2 × 1,"
                        + " batches of 8, 31.5 images/s, measured 2026-11-24 15:25:00");
    }
}
