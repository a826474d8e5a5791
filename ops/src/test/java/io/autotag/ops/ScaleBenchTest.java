package io.autotag.ops;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The benchmark of many workers, small: it takes every measure, counts no chunk twice and leaves nothing behind. */
@Timeout(900)
final class ScaleBenchTest {

    @Test
    void takesEveryMeasureWithFewPicturesAndRemovesThem(@TempDir Path folder) throws IOException, InterruptedException {
        String output = SmallBench.run(
                folder, HeardFacts.ADMITTED, "scale", "--items", "130", "--rounds", "1", "--seconds", "1");
        assertThat(output)
                .containsPattern("[1-9]\\d events and [1-9]\\d* actions for 2 chunks")
                .containsPattern("figure scale_3_workers_ratio [1-9]?\\d\\.\\d{3} ratio")
                .contains("figure scale_run_wal_per_prediction_one ")
                .contains("figure scale_run_wal_per_prediction_three ")
                .contains("figure scale_temporal_actions_per_chunk ")
                .contains("figure scale_predictions_per_s_2_writers ")
                .contains("figure scale_wal_per_prediction_2_writers ");
        assertThat(Files.exists(folder.resolve("bench-scale"))).isFalse();
    }
}
