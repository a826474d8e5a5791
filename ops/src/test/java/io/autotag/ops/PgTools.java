package io.autotag.ops;

import io.autotag.store.DatabaseSettings;
import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * PostgreSQL's own programs for backups.
 *
 * @param folder that holds them
 */
record PgTools(Path folder) {

    /** Programs refuse a server that is newer than they are. */
    private static final int SERVER = 18;

    private static final Pattern VERSION = Pattern.compile("\\(PostgreSQL\\) (\\d+)");

    /** On the PATH, or as "ops/install-pg-tools" left them. */
    static Optional<PgTools> find() {
        Stream<Path> onPath = Arrays.stream(System.getenv("PATH").split(File.pathSeparator, -1))
                .filter(place -> !place.isBlank())
                .map(Path::of);
        return Stream.concat(onPath, Stream.of(Site.tools().resolve("pg/bin")))
                .filter(place -> Files.isExecutable(place.resolve("pg_dump")))
                .map(PgTools::new)
                .filter(PgTools::isNewEnough)
                .findFirst();
    }

    /** As docs/operations.md says. */
    void dump(DatabaseSettings database, Path file) {
        run("pg_dump", "--format=custom", "--file=" + file, "--dbname=" + address(database));
    }

    void restore(Path file, DatabaseSettings database) {
        run("pg_restore", "--exit-on-error", "--no-owner", "--dbname=" + address(database), file.toString());
    }

    private boolean isNewEnough() {
        Matcher version = VERSION.matcher(run("pg_dump", "--version"));
        return version.find() && Integer.parseInt(version.group(1)) >= SERVER;
    }

    private static String address(DatabaseSettings database) {
        return database.jdbcUrl().substring("jdbc:".length());
    }

    private String run(String program, String... arguments) {
        List<String> command = Stream.concat(Stream.of(folder.resolve(program).toString()), Arrays.stream(arguments))
                .toList();
        try {
            Process process =
                    new ProcessBuilder(command).redirectErrorStream(true).start();
            String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            if (process.waitFor() != 0) {
                throw new IllegalStateException(program + " failed: " + said);
            }
            return said;
        } catch (IOException failure) {
            throw new IllegalStateException(program + " could not be run.", failure);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(program + " was not waited for.", interrupted);
        }
    }
}
