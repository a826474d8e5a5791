package io.autotag.ops;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * The benchmark of queries, small: it takes every measure and leaves nothing behind. It takes a minute or more, so that
 * it runs only when it is asked for: {@code -DexcludedGroups= -Dtest=QueryBenchTest}.
 */
@Tag("benchmark")
@Timeout(900)
final class QueryBenchTest {

    @Test
    void takesEveryMeasureOfASmallDataSetAndRemovesIt(@TempDir Path folder) throws IOException, InterruptedException {
        String output = SmallBench.run(
                folder,
                "query",
                "--items",
                "4000",
                "--grow-to",
                "6000",
                "--rounds",
                "1",
                "--requests",
                "10",
                "--warm-seconds",
                "1");
        assertThat(output)
                .contains("figure query_first_page_p50_ms ")
                .contains("figure query_deep_page_p95_ms ")
                .contains("figure query_count_p95_ms ")
                .contains("figure query_facets_p95_ms ")
                .contains("figure bitmaps_mb ")
                .contains("figure query_not_p95_ms ")
                .contains("figure query_versions_p95_ms ")
                .contains("figure visible_after_commit_p95_ms ")
                .contains("figure run_slowdown_ratio ")
                .contains("figure query_pending_after_review_ratio ");
        assertThat(Files.exists(folder.resolve("bench-query"))).isFalse();
    }
}
