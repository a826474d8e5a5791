package io.autotag.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.autotag.store.AccountRepository;
import io.autotag.store.Database;
import io.autotag.store.DatabaseSettings;
import io.autotag.store.KeyRepository;
import io.autotag.store.KeySecret;
import io.autotag.store.Role;
import io.autotag.store.TestDatabase;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class FirstStartTest {

    @TempDir
    private Path folder;

    private TestDatabase test;

    @BeforeEach
    void open() {
        test = TestDatabase.create();
    }

    @AfterEach
    void close() {
        test.close();
    }

    @Test
    void leavesAKeyThatMayDoEverything() throws IOException {
        Path file = folder.resolve("deep").resolve("key");
        new FirstStart(test.database()).prepare(file);
        assertThat(roleOf(Files.readString(file).strip())).isEqualTo(Role.ADMIN);
    }

    @Test
    void happensOnce() throws IOException {
        Path file = folder.resolve("key");
        new FirstStart(test.database()).prepare(file);
        Files.delete(file);
        new FirstStart(test.database()).prepare(file);
        assertThat(file).doesNotExist();
    }

    @Test
    void happensOnceWhenSeveralProcessesStartTogether() throws IOException {
        Path file = folder.resolve("key");
        IntStream.range(0, 4).parallel().forEach(n -> new FirstStart(test.database()).prepare(file));
        assertThat(roleOf(Files.readString(file).strip())).isEqualTo(Role.ADMIN);
    }

    @Test
    void changesNothingWhenTheKeyCannotBeWritten() throws IOException {
        Path blocked = Files.writeString(folder.resolve("file"), "in the way");
        assertThatThrownBy(() -> new FirstStart(test.database()).prepare(blocked.resolve("key")))
                .isInstanceOf(UncheckedIOException.class)
                .hasMessageContaining("cannot write the first key");
        assertThat(test.database().<Boolean>read(tx -> new AccountRepository().isEmpty(tx)))
                .isTrue();
    }

    @Test
    void severalProcessesMayMigrateAtOnce() {
        DatabaseSettings empty = TestDatabase.createEmpty();
        IntStream.range(0, 4).parallel().forEach(n -> Database.migrate(empty));
        try (Database migrated = Database.open(empty)) {
            assertThat(migrated.<Boolean>read(tx -> new AccountRepository().isEmpty(tx)))
                    .isTrue();
        }
    }

    private Role roleOf(String key) {
        return test.database().<Role>read(tx -> new KeyRepository()
                .findHolder(tx, new KeySecret(key))
                .map(holder -> holder.key().role())
                .orElseThrow());
    }
}
