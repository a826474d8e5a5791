package io.autotag.ops.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;

/**
 * The pictures of a zip archive in a folder of their own, for as long as it is needed, or until this process ends. They lie in
 * one of the archive's name, as in the web application, whether the archive has it or not. Nothing is written outside the
 * folder, and no entry grows without end; pictures and archives that are left out are told with the reason.
 */
final class UnpackedZip implements AutoCloseable {

    private static final int MOST_ENTRIES = 200_000;
    private static final long MOST_TOGETHER = 256L << 30;

    /** The disk is not ours alone. */
    private static final long LEFT_FREE = 64L << 20;

    private final TemporaryFolder folder;
    private final List<String> refused = new ArrayList<>();

    private UnpackedZip(TemporaryFolder folder) {
        this.folder = folder;
    }

    static UnpackedZip of(Path archive) {
        return of(archive, LEFT_FREE);
    }

    /** @param leftFree bytes of the disk that stay free */
    static UnpackedZip of(Path archive, long leftFree) {
        try {
            UnpackedZip unpacked = new UnpackedZip(TemporaryFolder.create("autotag-unpacked-"));
            boolean whole = false;
            try (ZipFile zip = new ZipFile(archive.toFile())) {
                unpacked.take(zip, ZipName.bare(String.valueOf(archive.getFileName())), leftFree);
                whole = true;
                return unpacked;
            } finally {
                if (!whole) {
                    unpacked.close();
                }
            }
        } catch (IOException e) {
            throw new CliException(
                    CliException.Code.USAGE, "Cannot unpack " + archive + ": " + e.getMessage() + ".", e);
        }
    }

    Path folder() {
        return folder.path();
    }

    /** A sentence for each entry that was left out. */
    List<String> refused() {
        return List.copyOf(refused);
    }

    private void take(ZipFile zip, String name, long leftFree) throws IOException {
        if (zip.size() > MOST_ENTRIES) {
            throw CliException.usage("An archive of more than " + MOST_ENTRIES + " entries is not unpacked.");
        }
        List<ZipEntry> taken = new ArrayList<>();
        Path base = isInFolder(zip, name) ? folder() : folder().resolve(name);
        EntryRules rules = new EntryRules(base);
        zip.stream().filter(UnpackedZip::isWanted).forEach(entry -> rules.objection(entry)
                .ifPresentOrElse(sentence -> refuse(entry, sentence), () -> taken.add(entry)));
        requireSpace(taken.stream().mapToLong(ZipEntry::getSize).sum(), leftFree);
        for (ZipEntry entry : taken) {
            Path target = base.resolve(entry.getName());
            folder.write(() -> write(zip, entry, target)).ifPresent(sentence -> refuse(entry, sentence));
        }
    }

    /** As what an archiver makes of a folder; the hidden files that some add beside it are not sent. */
    private static boolean isInFolder(ZipFile zip, String name) {
        return zip.stream()
                .filter(entry -> !entry.isDirectory() && !Pictures.isHidden(entry.getName()))
                .allMatch(entry -> entry.getName().startsWith(name + "/"));
    }

    /** What is sent, and archives, which may have more of it. */
    private static boolean isWanted(ZipEntry entry) {
        String name = entry.getName();
        return !entry.isDirectory() && (Pictures.isSent(name) || (ZipName.isOne(name) && !Pictures.isHidden(name)));
    }

    private void refuse(ZipEntry entry, String sentence) {
        refused.add(Texts.escaped(entry.getName()) + ": " + sentence);
    }

    private void requireSpace(long wanted, long leftFree) throws IOException {
        if (wanted > MOST_TOGETHER) {
            throw CliException.usage(
                    "The archive holds more than " + Texts.bytes(MOST_TOGETHER) + ": unpack it yourself.");
        }
        long free = Files.getFileStore(folder()).getUsableSpace();
        if (free - leftFree < wanted) {
            throw CliException.usage("Unpacked, the archive has " + Texts.bytes(wanted) + ", for which "
                    + folder().resolveSibling("").normalize() + " has no room (" + Texts.bytes(free)
                    + " are free): unpack it elsewhere, and upload the folder.");
        }
    }

    private Optional<String> write(ZipFile zip, ZipEntry entry, Path target) throws IOException {
        if (Files.exists(target)) {
            return Optional.of("its name is there twice.");
        }
        for (Path above = target;
                above.startsWith(folder());
                above = above.resolve("..").normalize()) {
            if (Files.isRegularFile(above)) {
                return Optional.of("its folder is a file in the archive.");
            }
        }
        Files.createDirectories(target.resolve("..").normalize());
        return new UnpackedEntry(zip, entry, target).unpack(folder::requireOpen);
    }

    @Override
    public void close() {
        folder.close();
    }
}
