package io.autotag.activity;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

final class RunShapeTest {

    @Test
    void aSmallRunIsNotCutIntoCrumbs() {
        assertThat(RunShape.chunkItems(45, 8)).isEqualTo(RunShape.SMALLEST_CHUNK);
        assertThat(RunShape.chunkItems(0, 8)).isEqualTo(RunShape.SMALLEST_CHUNK);
    }

    @Test
    void everyPlaceOfTheWindowHasTwoChunksToDo() {
        assertThat(RunShape.chunkItems(16_000, 4)).isEqualTo(2_001);
    }

    @Test
    void aLargeRunIsCutIntoChunksOfBoundedSize() {
        assertThat(RunShape.chunkItems(10_000_000, 4)).isEqualTo(RunShape.LARGEST_CHUNK);
    }
}
