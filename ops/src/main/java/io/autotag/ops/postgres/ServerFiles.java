package io.autotag.ops.postgres;

import io.autotag.ops.process.StartException;
import io.zonky.test.db.postgres.embedded.DefaultPostgresBinaryResolver;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.Locale;
import java.util.stream.Stream;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.apache.commons.compress.compressors.xz.XZCompressorInputStream;

/** The programs of PostgreSQL, unpacked once per version from the archive on the class path. */
final class ServerFiles {

    private ServerFiles() {}

    /** Unpacks below the folder unless that is done already; answers the folder that holds {@code bin}. */
    static Path unpackedIn(Path folder) {
        try {
            byte[] archive = archive();
            Path target = folder.resolve("server-" + sha256(archive).substring(0, 12));
            if (!Files.isDirectory(target)) {
                Path part = folder.resolve(target.getFileName() + ".part");
                delete(part);
                unpack(archive, part);
                Files.move(part, target, StandardCopyOption.ATOMIC_MOVE);
            }
            return target;
        } catch (IOException e) {
            throw new StartException("Cannot unpack PostgreSQL into " + folder + ": " + e.getMessage() + ".", e);
        }
    }

    /** Removes a folder and everything in it, if it is there; links are removed, not followed. */
    static void delete(Path folder) throws IOException {
        if (!Files.exists(folder)) {
            return;
        }
        try (Stream<Path> all = Files.walk(folder)) {
            for (Path path : all.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(path);
            }
        }
    }

    private static byte[] archive() throws IOException {
        String name = System.getProperty("os.name").toLowerCase(Locale.ROOT);
        String system = name.contains("mac") ? "Darwin" : "Linux";
        String architecture = System.getProperty("os.arch");
        String machine = "amd64".equals(architecture) ? "x86_64" : architecture;
        try (InputStream in = DefaultPostgresBinaryResolver.INSTANCE.getPgBinary(system, machine)) {
            return in.readAllBytes();
        }
    }

    private static void unpack(byte[] archive, Path root) throws IOException {
        Files.createDirectories(root);
        try (TarArchiveInputStream tar =
                new TarArchiveInputStream(new XZCompressorInputStream(new ByteArrayInputStream(archive)))) {
            for (TarArchiveEntry entry = tar.getNextEntry(); entry != null; entry = tar.getNextEntry()) {
                write(tar, entry, within(root, root.resolve(entry.getName())));
            }
        }
    }

    private static void write(TarArchiveInputStream tar, TarArchiveEntry entry, Path target) throws IOException {
        if (entry.isDirectory()) {
            Files.createDirectories(target);
            return;
        }
        Path folder = target.resolveSibling("");
        Files.createDirectories(folder);
        if (entry.isSymbolicLink()) {
            within(folder, folder.resolve(entry.getLinkName()));
            Files.createSymbolicLink(target, Path.of(entry.getLinkName()));
            return;
        }
        Files.copy(tar, target);
        boolean executable = (entry.getMode() & 0100) != 0;
        Files.setPosixFilePermissions(target, PosixFilePermissions.fromString(executable ? "rwxr-xr-x" : "rw-r--r--"));
    }

    private static Path within(Path root, Path path) throws IOException {
        if (!path.normalize().startsWith(root.normalize())) {
            throw new IOException("the archive names a path outside itself: " + path);
        }
        return path.normalize();
    }

    private static String sha256(byte[] bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }
}
