package io.autotag.ops;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * The benchmark of what a durable run costs, small: it takes every measure. It takes a minute or more and the demonstration's
 * photos, so that it runs only when it is asked for: {@code -DexcludedGroups= -Dtest=RunThroughputBenchTest}.
 */
@Tag("benchmark")
@Timeout(900)
final class RunThroughputBenchTest {

    @Test
    void takesEveryMeasureOfASmallDataSet(@TempDir Path folder) throws IOException, InterruptedException {
        String output = SmallBench.run(folder, "run-throughput", "--copies", "1", "--rounds", "1");

        assertThat(output)
                .containsPattern("figure run_throughput_ratio_detector \\d\\.\\d{3} ratio")
                .containsPattern("figure run_throughput_ratio_classifier \\d\\.\\d{3} ratio")
                .containsPattern("figure worker_rss_mb [1-9]\\d+ MiB")
                .containsPattern("figure api_rss_mb [1-9]\\d+ MiB")
                .contains("figure preparation_agreement 1.0000 share");
    }
}
