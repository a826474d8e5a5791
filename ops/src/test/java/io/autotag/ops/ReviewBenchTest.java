package io.autotag.ops;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The benchmark of review, small: it takes every measure and leaves nothing behind. */
@Timeout(900)
final class ReviewBenchTest {

    @Test
    void takesEveryMeasureOfASmallDataSetAndRemovesIt(@TempDir Path folder) throws IOException, InterruptedException {
        String output = SmallBench.run(folder, "review", "--predictions", "20000", "--seconds", "3");
        // The rest was decided before, one by one.
        assertThat(output)
                .containsPattern("[1-9]\\d{2,3} predictions: accepted")
                .contains("figure bulk_accept_1m_s ")
                .contains("figure bulk_undo_1m_s ")
                .contains("figure save_during_bulk_p95_ms ")
                .contains("figure save_p50_ms ")
                .contains("figure save_10000_annotations_ms ")
                .contains("figure next_p95_ms ");
        assertThat(Files.exists(folder.resolve("bench-review"))).isFalse();
    }
}
