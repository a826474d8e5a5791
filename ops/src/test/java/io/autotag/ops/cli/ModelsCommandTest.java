package io.autotag.ops.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is told of models. */
final class ModelsCommandTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    1 | 2 × 1,
                    8 | 2 × 1 in batches of 8,
                    """)
    void tellsHowAVersionIsBestCalled(int batch, String called) throws JsonProcessingException {
        JsonNode version = new ObjectMapper()
                .readTree(
                        """
                        {"version": 2, "tunings": [{
                            "machine": "cpu, 2 cores of amd64, ONNX Runtime 1.29.0", "device": "cpu",
                            "callers": 2, "threads": 1, "batch": %d, "images_per_second": 31.46,
                            "measured_at": "2026-11-24T15:25:00Z"}]}"""
                                .formatted(batch));
        assertThat(ModelsCommand.tuned(version, version.path("tunings").get(0)))
                .isEqualTo("version 2 on cpu, 2 cores of amd64, ONNX Runtime 1.29.0: callers × threads " + called
                        + " 31.5 images/s, measured 2026-11-24 15:25:00");
    }
}
