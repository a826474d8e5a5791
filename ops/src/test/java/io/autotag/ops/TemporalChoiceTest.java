package io.autotag.ops;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the API and the workers are told of the Temporal that was chosen for them. */
final class TemporalChoiceTest {

    private static final String EPHEMERAL = "AUTOTAG_TEMPORAL_EPHEMERAL";

    @TempDir
    private Path folder = Path.of("");

    @Test
    void theOneInsideAJvmForgets() {
        Home home = new Home(folder);
        home.create();
        assertThat(TemporalChoice.ephemeral(home).access()).containsEntry(EPHEMERAL, "true");
    }

    @Test
    void theOneWithADatabaseFileDoesNot() {
        TemporalProgram program = new TemporalProgram(Path.of("temporal"), 1, 30);
        TemporalUnit unit = TemporalUnit.durable(program, folder.resolve("temporal.db"), 7233);
        TemporalChoice choice = new TemporalChoice(Optional.empty(), Optional.of(unit), "Temporal server");
        assertThat(choice.access()).containsEntry(EPHEMERAL, "false");
    }
}
