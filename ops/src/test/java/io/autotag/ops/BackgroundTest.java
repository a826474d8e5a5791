package io.autotag.ops;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.autotag.ops.process.StartException;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class BackgroundTest {

    @Test
    void whatAKilledSupervisorLeftIsNotTakenForANewOne(@TempDir Path folder) {
        Home home = new Home(folder);
        home.create();
        new Running(URI.create("http://localhost:1"), "nothing").write(home);
        assertThatThrownBy(() -> new Background(home).start(List.of("up", "--port", "0")))
                .isInstanceOf(StartException.class)
                .hasMessageContaining("AUTOTAG_PORT");
        assertThat(Running.read(home)).isEmpty();
    }
}
