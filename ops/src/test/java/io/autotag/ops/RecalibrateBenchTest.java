package io.autotag.ops;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The benchmark of writing scores anew, small: it takes every measure and leaves nothing behind. */
@Timeout(900)
final class RecalibrateBenchTest {

    @Test
    void takesEveryMeasureOfASmallDataSetAndRemovesIt(@TempDir Path folder) throws IOException, InterruptedException {
        String output = SmallBench.run(folder, "recalibrate", "--predictions", "8000");

        assertThat(output)
                .containsPattern("[1-9]\\d{3,} rows, seen by everybody after")
                .containsPattern("figure recalibrate_1m_s \\d+\\.\\d s")
                .contains("figure page_during_recalibration_p95_ms ");
        assertThat(Files.exists(folder.resolve("bench-recalibrate"))).isFalse();
    }
}
