package io.autotag.activity;

import static org.assertj.core.api.Assertions.assertThat;

import io.autotag.model.Calling;
import io.autotag.model.Device;
import io.autotag.model.Measured;
import io.autotag.model.Tuning;
import io.autotag.store.ModelVersion;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class TuningMemoryTest {

    private static final ModelVersion VERSION = Versions.of("a".repeat(64), "c".repeat(64));
    private static final long RUN = 7;
    private static final Measured FOUND = new Measured(new Calling(1, 2, 8), 31.5);

    @TempDir
    private Path folder;

    @Test
    void knowsNothingAtFirst() {
        assertThat(memory().known(VERSION)).isEmpty();
        assertThat(memory().isSettled(VERSION, RUN)).isFalse();
    }

    @Test
    void theNextProcessKnowsWhatWasFound() {
        Instant before = Instant.now().truncatedTo(ChronoUnit.SECONDS);
        memory().keep(VERSION, FOUND);
        assertThat(memory().known(VERSION)).hasValueSatisfying(known -> {
            assertThat(known.machine()).isEqualTo(Tuning.machine(Device.CPU, 2));
            assertThat(known.device()).isEqualTo("cpu");
            assertThat(new Calling(known.callers(), known.threads(), known.batch()))
                    .isEqualTo(FOUND.calling());
            assertThat(known.imagesPerSecond()).isEqualTo(FOUND.perSecond());
            assertThat(known.measuredAt()).isBetween(before, Instant.now());
        });
        assertThat(memory().calling(VERSION)).contains(FOUND.calling());
        assertThat(memory().isSettled(VERSION, RUN)).isTrue();
    }

    @Test
    void theUsualWayNeedsNothingToBeDone() {
        memory().keep(VERSION, new Measured(Calling.usual(2), 30));
        assertThat(memory().isSettled(VERSION, RUN)).isTrue();
        assertThat(memory().calling(VERSION)).isEmpty();
    }

    @Test
    void oneCoreLeavesNothingToFindOut() {
        assertThat(new TuningMemory(folder, Device.CPU, 1).isSettled(VERSION, RUN))
                .isTrue();
    }

    @Test
    void holdsForThisFileCardDeviceAndNumberOfCoresOnly() {
        memory().keep(VERSION, FOUND);
        assertThat(memory().isSettled(Versions.of("b".repeat(64), "c".repeat(64)), RUN))
                .isFalse();
        assertThat(memory().isSettled(Versions.of("a".repeat(64), "d".repeat(64)), RUN))
                .isFalse();
        assertThat(new TuningMemory(folder, Device.CUDA, 2).isSettled(VERSION, RUN))
                .isFalse();
        assertThat(new TuningMemory(folder, Device.CPU, 4).isSettled(VERSION, RUN))
                .isFalse();
        assertThat(new TuningMemory(folder, Device.CPU, 4).calling(VERSION)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    callers=1           |
                    callers=1           | callers=all
                    callers=1           | callers=0
                    callers=1           | callers=3
                    threads=2           | threads=200
                    batch=8             |
                    batch=8             | batch=0
                    batch=8             | batch=33
                    images_per_second   | speed
                    =31.5               | =-1
                    =31.5               | =NaN
                    measured_at=        | measured_at=long ago
                    ONNX Runtime        | another runtime
                    machine             | \\u12zz
                    """)
    void ignoresAFileThatIsDamagedOrOfAnotherMachine(String part, String instead) throws IOException {
        memory().keep(VERSION, FOUND);
        String whole = Files.readString(file());
        assertThat(whole).contains(part);
        Files.writeString(file(), whole.replace(part, instead == null ? "" : instead));
        assertThat(memory().known(VERSION)).isEmpty();
        assertThat(memory().isSettled(VERSION, RUN)).isFalse();
    }

    @Test
    void whatTookAProcessDownIsBegunForTheNextOne() {
        memory().begin(VERSION);
        assertThat(memory().isBegun(VERSION)).isTrue();
        assertThat(memory().known(VERSION)).isEmpty();
        assertThat(new TuningMemory(folder, Device.CPU, 4).isBegun(VERSION)).isFalse();
    }

    @Test
    void whatIsBegunIsNotSettled() {
        TuningMemory memory = memory();
        memory.begin(VERSION);
        assertThat(memory.isSettled(VERSION, RUN)).isFalse();
        assertThat(memory().isSettled(VERSION, RUN)).isFalse();
        memory.avoid(VERSION);
        assertThat(memory.isSettled(VERSION, RUN)).isTrue();
        assertThat(memory().isBegun(VERSION)).isTrue();
    }

    @Test
    void whatWasStoppedIsTriedAgain() {
        TuningMemory memory = memory();
        memory.begin(VERSION);
        memory.forget(VERSION);
        assertThat(memory.isSettled(VERSION, RUN)).isFalse();
        assertThat(memory.isBegun(VERSION)).isFalse();
    }

    @Test
    void whatIsFoundIsNotBegunAnyMore() {
        memory().begin(VERSION);
        memory().keep(VERSION, FOUND);
        assertThat(memory().isBegun(VERSION)).isFalse();
    }

    @Test
    void whatWasInVainIsTriedAgainInOtherRunsButNotInAllOfThem() {
        TuningMemory memory = memory();
        for (long run = 1; run <= TuningMemory.MOST_TRIES; run++) {
            assertThat(memory.isSettled(VERSION, run)).isFalse();
            memory.pass(VERSION, run);
            memory.pass(VERSION, run);
            assertThat(memory.isSettled(VERSION, run)).isTrue();
        }
        assertThat(memory.isSettled(VERSION, RUN)).isTrue();
        assertThat(memory().isSettled(VERSION, RUN)).isFalse();
    }

    @Test
    void doesWithoutAFolderItMayNotWriteTo() throws IOException {
        Files.createFile(folder.resolve(VERSION.blobSha256()));
        TuningMemory memory = memory();
        memory.begin(VERSION);
        memory.keep(VERSION, FOUND);
        assertThat(memory.isSettled(VERSION, RUN)).isTrue();
        assertThat(memory.known(VERSION)).isEmpty();
    }

    private TuningMemory memory() {
        return new TuningMemory(folder, Device.CPU, 2);
    }

    private Path file() throws IOException {
        try (Stream<Path> files = Files.list(folder.resolve(VERSION.blobSha256()))) {
            return files.findFirst().orElseThrow();
        }
    }
}
