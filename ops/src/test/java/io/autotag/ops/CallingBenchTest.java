package io.autotag.ops;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * The benchmark of callers, threads and batches, once. It wants the demonstration's model and takes half a minute, so that it
 * runs only when it is asked for: {@code -DexcludedGroups= -Dtest=CallingBenchTest}.
 */
@Tag("benchmark")
@Timeout(600)
final class CallingBenchTest {

    @Test
    void showsTheUsualWayOfEachModel(@TempDir Path folder) throws IOException, InterruptedException {
        String output = SmallBench.run(folder, "calling", "--rounds", "1");

        int cores = Runtime.getRuntime().availableProcessors();
        assertThat(output)
                .contains("figure calling_detector_" + cores + "x1_ratio 1.000 ratio")
                .contains("figure calling_classifier_" + cores + "x1_ratio 1.000 ratio");
    }
}
