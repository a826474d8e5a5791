package io.autotag.ops;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The benchmarks of comparing and of writing scores anew, small: they take every measure and leave nothing behind. */
@Timeout(900)
final class CompareBenchTest {

    @Test
    void takesEveryMeasureOfASmallDataSetAndRemovesIt(@TempDir Path folder) throws IOException, InterruptedException {
        String output = SmallBench.run(folder, "compare", "--items", "3000", "--rounds", "2", "--predictions", "8000");

        assertThat(output)
                .containsPattern("agreed [1-9]\\d*, reviews of B [1-9]\\d*")
                .contains("figure compare_100k_s ")
                .contains("figure disagreement_page_p95_ms ")
                .containsPattern("[1-9]\\d{3,} rows, seen by everybody after")
                .containsPattern("figure recalibrate_1m_s \\d+\\.\\d s")
                .contains("figure page_during_recalibration_p95_ms ");
        assertThat(Files.exists(folder.resolve("bench-compare"))).isFalse();
        assertThat(Files.exists(folder.resolve("bench-recalibrate"))).isFalse();
    }
}
