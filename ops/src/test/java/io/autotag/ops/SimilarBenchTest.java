package io.autotag.ops;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The benchmark of finding similar items, small: it takes every measure and leaves nothing behind. */
@Timeout(900)
final class SimilarBenchTest {

    @Test
    void takesEveryMeasureOfASmallDataSetAndRemovesIt(@TempDir Path folder) throws IOException, InterruptedException {
        String output = SmallBench.run(folder, "similar", "--items", "3000", "--numbers", "64", "--rounds", "2");

        assertThat(output).containsPattern("of [1-9]\\d*").contains("figure similar_100k_s ");
        assertThat(Files.exists(folder.resolve("bench-similar"))).isFalse();
    }
}
