package io.autotag.ops;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The benchmark of small runs beside a large one, small: it takes every measure and leaves nothing behind. */
@Timeout(900)
final class FairnessBenchTest {

    @Test
    void measuresAFewPicturesBesideALargeRunThatGoesOn(@TempDir Path folder) throws IOException, InterruptedException {
        Path onnx = OrientationModel.file(folder);
        try (InputStream card = Objects.requireNonNull(
                FairnessBenchTest.class.getResourceAsStream("/io/autotag/ops/bench/text-orientation.yaml"))) {
            Files.copy(card, folder.resolve(onnx.getFileName() + ".yaml"));
        }
        String output =
                SmallBench.run(folder, "fairness", "--items", "20000", "--rounds", "1", "--model", onnx.toString());
        assertThat(output)
                .containsPattern("round 1: alone \\d+\\.\\d\\d, beside the large run \\d+\\.\\d\\d, which tagged [1-9]")
                .containsPattern("figure fairness_20_items_ratio \\d+\\.\\d\\d ratio")
                .containsPattern("figure fairness_20_items_extra_s -?\\d+\\.\\d\\d s\\s*$");
        assertThat(Files.exists(folder.resolve("bench-fairness"))).isFalse();
    }
}
