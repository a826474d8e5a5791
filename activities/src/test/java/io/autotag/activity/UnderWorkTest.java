package io.autotag.activity;

import static org.assertj.core.api.Assertions.assertThat;

import io.autotag.activity.LeftUnderWork.Left;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A copy of the notes is what a process that has died leaves: nobody holds it. */
final class UnderWorkTest {

    @TempDir
    private Path folder;

    private Path notes;
    private UnderWork underWork;

    @BeforeEach
    void begin() {
        notes = folder.resolve("notes");
        underWork = UnderWork.begin(notes);
    }

    @AfterEach
    void end() {
        underWork.close();
    }

    @Test
    void tellsWhatADeadProcessWasAtAndNotWhatItHadDone() throws IOException {
        underWork.note(7, List.of(1L, 2L)).close();
        underWork.note(7, List.of(3L));
        underWork.note(8, List.of(4L, 5L));
        die();
        assertThat(LeftUnderWork.take(notes)).containsExactlyInAnyOrder(new Left(7, 3), new Left(8, 4), new Left(8, 5));
    }

    @Test
    void tellsItOnce() throws IOException {
        underWork.note(7, List.of(3L));
        die();
        LeftUnderWork.take(notes);
        assertThat(LeftUnderWork.take(notes)).isEmpty();
    }

    @Test
    void aProcessThatLivesIsLeftAlone() throws IOException {
        underWork.note(7, List.of(3L));
        assertThat(LeftUnderWork.take(notes)).isEmpty();
        assertThat(files()).hasSize(1);
    }

    @Test
    void anEndInOrderLeavesNothing() throws IOException {
        underWork.note(7, List.of(3L));
        underWork.close();
        assertThat(files()).isEmpty();
    }

    @Test
    void whatFindsNoPlaceIsNotNoted() throws IOException {
        underWork.note(
                7, LongStream.rangeClosed(1, UnderWork.PLACES + 9).boxed().toList());
        die();
        assertThat(LeftUnderWork.take(notes)).hasSize(UnderWork.PLACES);
    }

    @Test
    void goesOnWhereNoNotesCanBeTaken() throws IOException {
        Path noFolder = Files.writeString(folder.resolve("file"), "");
        try (UnderWork silent = UnderWork.begin(noFolder)) {
            silent.note(7, List.of(3L)).close();
            assertThat(LeftUnderWork.take(noFolder)).isEmpty();
        }
    }

    private List<Path> files() throws IOException {
        try (Stream<Path> files = Files.list(notes)) {
            return files.toList();
        }
    }

    /** Leaves the notes as they are now. */
    private void die() throws IOException {
        Files.copy(files().get(0), notes.resolve("process-dead"));
    }
}
