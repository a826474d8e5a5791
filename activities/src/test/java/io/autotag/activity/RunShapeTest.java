package io.autotag.activity;

import static org.assertj.core.api.Assertions.assertThat;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

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

    @ParameterizedTest(name = "{0} places, priority {1}, the others {2}: {3}")
    @CsvSource({
        "4, 3, 0, 4", // alone
        "4, 3, 3, 2", // two alike
        "4, 3, 4, 2", // beside a live run
        "4, 5, 1, 3",
        "4, 1, 5, 1",
        "12, 4, 2, 8",
        "12, 2, 4, 4",
        "8, 1, 25, 1", // never none
        "4, 1, 0, 4", // a low priority slows nothing down where nothing else runs
        "1000, 3, 0, 200",
        "1000, 5, 1, 200"
    })
    void aRunsShareOfThePlacesGoesByItsPriority(int places, int priority, int others, int share) {
        assertThat(RunShape.share(places, priority, others)).isEqualTo(share);
    }

    @ParameterizedTest(name = "window {0}, {1} a minute among {2} runs: {3}")
    @CsvSource({
        "4, , 1, 4",
        "4, 1, 1, 1",
        "4, 120, 1, 1",
        "4, 121, 1, 2",
        "4, 100000, 1, 4",
        "4, 400, 2, 2", // each run gets its part of the pace
        "4, 400, 4, 1",
        "4, 2, 9, 1" // never none
    })
    void aSlowPaceNeedsFewChunks(int share, @Nullable Integer itemsPerMinute, int runs, int window) {
        assertThat(RunShape.paced(share, itemsPerMinute, runs)).isEqualTo(window);
    }

    @ParameterizedTest(name = "priority {0}, quick {1}: {2} pictures in turn")
    @CsvSource({"3, false, 3", "3, true, 12", "4, true, 16", "1, false, 1"})
    void aSmallRunHasMorePicturesInTurn(int priority, boolean isQuick, int pictures) {
        assertThat(RunShape.weight(priority, isQuick)).isEqualTo(pictures);
    }

    @ParameterizedTest(name = "chosen {0} of {1} places, quick {2}: {3}")
    @CsvSource({"3, 8, true, 3", "200, 8, true, 8", "3, 4, false, 3", "200, 4, false, 200"})
    void aChosenWindowKeepsPreviewsOutOfLineNoLongerThanARunThatIsAlone(
            int chosen, int places, boolean isQuick, int window) {
        assertThat(RunShape.chosen(chosen, places, isQuick)).isEqualTo(window);
    }

    @Test
    void aLargeRunIsCutIntoChunksOfBoundedSize() {
        assertThat(RunShape.chunkItems(10_000_000, 4)).isEqualTo(RunShape.LARGEST_CHUNK);
    }
}
