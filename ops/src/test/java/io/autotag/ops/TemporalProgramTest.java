package io.autotag.ops;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class TemporalProgramTest {

    @TempDir
    Path folder;

    private final List<String> told = new ArrayList<>();

    @Test
    void readsTheVersionOfItsServer() {
        String text = "temporal version 0.0.0-DEV (Server 1.29.1, UI 2.42.1)";
        assertThat(TemporalProgram.parse(folder, text)).contains(new TemporalProgram(folder, 1, 29));
        assertThat(TemporalProgram.parse(folder, "tempo 3.1")).isEmpty();
    }

    @Test
    void takesTheToolFolderWhenThePathHasNone() throws IOException {
        Home home = new Home(folder);
        home.create();
        Path installed = program(home.tools(), "1.29.1");
        assertThat(TemporalProgram.find(home, Map.of("PATH", "/nowhere"), told::add))
                .contains(new TemporalProgram(installed, 1, 29));
        assertThat(told).isEmpty();
    }

    @Test
    void passesOverAnOldServerAndSaysSo() throws IOException {
        Home home = new Home(folder);
        home.create();
        program(folder, "1.10.2");
        assertThat(TemporalProgram.find(home, Map.of("PATH", folder.toString()), told::add))
                .isEmpty();
        assertThat(told).singleElement().asString().contains("holds Temporal server 1.10", "not used");
    }

    private static Path program(Path folder, String server) throws IOException {
        Path file = folder.resolve("temporal");
        Files.writeString(file, "#!/bin/sh\necho \"temporal version 1.0.0 (Server " + server + ", UI 2.1.0)\"\n");
        return Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwx------"));
    }
}
