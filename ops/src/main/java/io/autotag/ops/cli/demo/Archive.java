package io.autotag.ops.cli.demo;

import io.autotag.ops.cli.CliException;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.zip.GZIPInputStream;
import org.apache.commons.compress.archivers.ArchiveEntry;
import org.apache.commons.compress.archivers.ArchiveInputStream;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.apache.commons.compress.archivers.zip.ZipArchiveInputStream;

/**
 * A package file from a registry. Only files that are asked for by their exact path leave it, under names of our own: a
 * path, link or mode inside the archive decides nothing.
 */
final class Archive {

    /** No file of the demonstration is larger; a bigger one is not what it claims to be. */
    private static final long LARGEST = 64L << 20;

    private Archive() {}

    /** Whether the file is there with exactly this content. */
    static boolean isGenuine(Path file, String sha256) throws IOException {
        return Files.isRegularFile(file) && sha256(file).equals(sha256);
    }

    /** Refuses a file whose content is not exactly the expected one. */
    static void requireSha256(Path file, String expected) throws IOException {
        String actual = sha256(file);
        if (!actual.equals(expected)) {
            throw CliException.refused(file.getFileName() + " is not the published package: its SHA-256 is " + actual
                    + " instead of " + expected + ". Nothing of it was used.");
        }
    }

    static String sha256(Path file) throws IOException {
        MessageDigest digest = digest();
        try (InputStream in = new DigestInputStream(Files.newInputStream(file), digest)) {
            in.transferTo(java.io.OutputStream.nullOutputStream());
        }
        return HexFormat.of().formatHex(digest.digest());
    }

    /** Writes the wanted files (path inside the archive to plain file name) into a folder; all must be there. */
    static void extract(Path archive, Map<String, String> wanted, Path folder) throws IOException {
        Set<String> found = new HashSet<>();
        try (InputStream raw = new BufferedInputStream(Files.newInputStream(archive));
                ArchiveInputStream<?> entries = open(archive, raw)) {
            for (ArchiveEntry entry = entries.getNextEntry(); entry != null; entry = entries.getNextEntry()) {
                String name = wanted.get(entry.getName());
                if (name != null && isPlainFile(entry)) {
                    write(entries, target(folder, name));
                    found.add(entry.getName());
                }
            }
        }
        Set<String> missing = new TreeSet<>(wanted.keySet());
        missing.removeAll(found);
        if (!missing.isEmpty()) {
            throw CliException.refused(archive.getFileName() + " does not hold " + String.join(", ", missing) + ".");
        }
    }

    private static ArchiveInputStream<?> open(Path archive, InputStream raw) throws IOException {
        return archive.toString().endsWith(".tgz")
                ? new TarArchiveInputStream(new GZIPInputStream(raw))
                : new ZipArchiveInputStream(raw);
    }

    private static boolean isPlainFile(ArchiveEntry entry) {
        return entry instanceof TarArchiveEntry tar
                ? tar.isFile() && !tar.isLink() && !tar.isSymbolicLink()
                : !entry.isDirectory();
    }

    private static Path target(Path folder, String name) {
        Path target = folder.resolve(name).normalize();
        if (!folder.normalize().equals(target.getParent())) {
            throw new IllegalArgumentException("not a plain file name: " + name);
        }
        return target;
    }

    private static void write(InputStream content, Path target) throws IOException {
        Path part = target.resolveSibling(target.getFileName() + ".part");
        byte[] bytes = content.readNBytes((int) LARGEST + 1);
        if (bytes.length > LARGEST) {
            throw CliException.refused(target.getFileName() + " is larger than any file of the demonstration.");
        }
        Files.write(part, bytes);
        Files.move(part, target, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
    }

    private static MessageDigest digest() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }
}
