package io.autotag.ops;

import io.autotag.ops.process.StartException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.Map;
import java.util.Set;

/** The folder that holds everything an Autotag on this machine keeps; readable by its owner only. */
record Home(Path root) {

    private static final Set<PosixFilePermission> OWNER_FILE = PosixFilePermissions.fromString("rw-------");
    private static final Set<PosixFilePermission> OWNER_FOLDER = PosixFilePermissions.fromString("rwx------");

    Home {
        root = root.toAbsolutePath().normalize();
    }

    static Home of(Map<String, String> env) {
        return new Home(Path.of(env.getOrDefault("AUTOTAG_HOME", ".autotag")));
    }

    Path postgres() {
        return root.resolve("pg");
    }

    Path blobs() {
        return root.resolve("blobs");
    }

    Path models() {
        return root.resolve("models");
    }

    Path temporalDatabase() {
        return root.resolve("temporal.db");
    }

    Path tools() {
        return root.resolve("tools");
    }

    Path logs() {
        return root.resolve("logs");
    }

    /** Process ids, ports and what else is true only while something runs, and the first key. */
    Path run() {
        return root.resolve("run");
    }

    Path adminKey() {
        return run().resolve("admin.key");
    }

    Path pidFile(String name) {
        return run().resolve(name + ".pid");
    }

    Path portFile(String name) {
        return run().resolve(name + ".port");
    }

    /** Makes the folders that are not there yet. */
    void create() {
        try {
            if (!Files.isDirectory(root)) {
                Files.createDirectories(root, PosixFilePermissions.asFileAttribute(OWNER_FOLDER));
            }
            for (Path folder : new Path[] {postgres(), blobs(), models(), tools(), logs(), run()}) {
                Files.createDirectories(folder);
            }
        } catch (IOException e) {
            throw new StartException("Cannot make the home folder " + root + ": " + e.getMessage() + ".", e);
        }
    }

    /** The secret that signs URLs and cursors: made once, 32 random bytes in hexadecimal digits. */
    String secret() {
        Path file = root.resolve("secret");
        try {
            if (!Files.exists(file)) {
                byte[] random = new byte[32];
                new SecureRandom().nextBytes(random);
                Path part =
                        Files.createTempFile(root, "secret", ".part", PosixFilePermissions.asFileAttribute(OWNER_FILE));
                Files.writeString(part, HexFormat.of().formatHex(random) + "\n");
                Files.move(part, file, StandardCopyOption.ATOMIC_MOVE);
            }
            return Files.readString(file).strip();
        } catch (IOException e) {
            throw new StartException("Cannot read or make " + file + ": " + e.getMessage() + ".", e);
        }
    }
}
