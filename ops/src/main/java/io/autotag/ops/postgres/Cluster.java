package io.autotag.ops.postgres;

import io.autotag.ops.process.StartException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.List;

/** The data directory: made once, with a random password, and kept for ever. */
final class Cluster {

    static final String USER = "autotag";

    private final Path server;
    private final Path data;
    private final Path passwordFile;

    Cluster(Path server, Path folder) {
        this.server = server;
        this.data = folder.resolve("data");
        this.passwordFile = folder.resolve("password");
    }

    Path data() {
        return data;
    }

    String password() {
        try {
            return Files.readString(passwordFile).strip();
        } catch (IOException e) {
            throw new StartException(
                    "The database in " + data + " is there but its password file " + passwordFile
                            + " cannot be read: restore it, or move the data away to begin anew.",
                    e);
        }
    }

    /** Makes the data directory unless it is there; an attempt that was interrupted leaves nothing behind. */
    void ensure() {
        try {
            if (Files.exists(data.resolve("PG_VERSION"))) {
                requireSameMajorVersion();
                return;
            }
            Path part = data.resolveSibling("data.part");
            ServerFiles.delete(part);
            writePassword();
            initialise(part);
            Files.move(part, data, StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            throw new StartException("Cannot make the database folder " + data + ": " + e.getMessage() + ".", e);
        }
    }

    private void writePassword() throws IOException {
        byte[] random = new byte[24];
        new SecureRandom().nextBytes(random);
        Files.deleteIfExists(passwordFile);
        Files.createFile(
                passwordFile, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        Files.writeString(passwordFile, HexFormat.of().formatHex(random) + "\n");
    }

    private void initialise(Path folder) throws IOException {
        run(List.of(
                server.resolve("bin/initdb").toString(),
                "--pgdata=" + folder,
                "--username=" + USER,
                "--pwfile=" + passwordFile,
                "--auth=scram-sha-256",
                "--encoding=UTF8",
                "--locale=C",
                "--locale-provider=builtin",
                "--builtin-locale=C.UTF-8",
                "--data-checksums"));
    }

    private void requireSameMajorVersion() throws IOException {
        String made = Files.readString(data.resolve("PG_VERSION")).strip();
        String version = run(List.of(server.resolve("bin/postgres").toString(), "--version"));
        if (!version.strip().replaceFirst(".* ", "").startsWith(made + ".")) {
            throw new StartException("The database in " + data + " was made by PostgreSQL " + made
                    + ", this Autotag brings " + version.strip() + ": start the Autotag that made it, dump it there,"
                    + " and restore the dump here.");
        }
    }

    private static String run(List<String> command) throws IOException {
        Process process = new ProcessBuilder(Unprivileged.command(command))
                .redirectErrorStream(true)
                .start();
        process.getOutputStream().close();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        try {
            if (process.waitFor() != 0) {
                throw new IOException(output.strip());
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted", e);
        }
        return output;
    }
}
