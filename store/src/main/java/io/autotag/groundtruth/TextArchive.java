package io.autotag.groundtruth;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.Charset;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.Enumeration;
import java.util.List;
import java.util.Locale;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;

/** A zip of small texts, read in memory one after the other: nothing is written anywhere, and no text is larger than allowed. */
final class TextArchive implements AutoCloseable {

    static final int MOST_ENTRIES = 1_000_000;
    static final int MOST_TEXT = 4 * 1024 * 1024;
    static final long MOST_BYTES = 4L * 1024 * 1024 * 1024;

    /** What zips were made with before they could say that a name is UTF-8, and by some programs still. */
    private static final Charset OLDER_NAMES = Charset.forName("IBM437");

    private final ZipFile zip;
    private long bytes;

    private TextArchive(ZipFile zip) {
        this.zip = zip;
    }

    /** @throws TruthFileException when it is no zip, or one of too many files */
    static TextArchive open(Path file) throws IOException {
        ZipFile zip = zip(file);
        if (zip.size() > MOST_ENTRIES) {
            zip.close();
            throw new TruthFileException("The archive holds more than " + MOST_ENTRIES + " files: divide it.");
        }
        return new TextArchive(zip);
    }

    /** Names are read as UTF-8 where all of them are. */
    private static ZipFile zip(Path file) throws IOException {
        try {
            return new ZipFile(file.toFile());
        } catch (ZipException notUnicode) {
            return older(file);
        }
    }

    private static ZipFile older(Path file) throws IOException {
        try {
            return new ZipFile(file.toFile(), OLDER_NAMES);
        } catch (ZipException broken) {
            throw new TruthFileException("The file is no zip archive, or it is cut off: pack the folder again.");
        }
    }

    /** The files with one of these endings, by their names. */
    List<ZipEntry> entries(String... endings) {
        List<ZipEntry> found = new ArrayList<>();
        for (Enumeration<? extends ZipEntry> all = zip.entries(); all.hasMoreElements(); ) {
            ZipEntry entry = all.nextElement();
            String name = entry.getName().toLowerCase(Locale.ROOT);
            if (!entry.isDirectory()
                    && !isHidden(name)
                    && Arrays.stream(endings).anyMatch(name::endsWith)) {
                found.add(entry);
            }
        }
        found.sort(Comparator.comparing(ZipEntry::getName));
        return found;
    }

    /** What desktops put beside the files. */
    private static boolean isHidden(String name) {
        return name.startsWith("__macosx/")
                || name.substring(name.lastIndexOf('/') + 1).startsWith(".");
    }

    /** Whether the name leads out of the archive, as no honest one does. */
    static boolean isEscaping(String name) {
        return name.startsWith("/")
                || name.contains("\\")
                || name.contains(":")
                || Arrays.asList(name.split("/", -1)).contains("..");
    }

    /**
     * The whole of it.
     *
     * @throws TextRefusedException when it is larger than a text of this kind can be, or cannot be unpacked
     * @throws TruthFileException when the archive unpacks to more than any honest one
     */
    byte[] read(ZipEntry entry) throws IOException {
        if (entry.getName().contains("\\")) {
            throw new TextRefusedException(
                    "The name of the file has backslashes where zip archives have slashes: pack the"
                            + " folder with another program.");
        }
        if (isEscaping(entry.getName())) {
            throw new TextRefusedException("The name of the file leads out of the archive.");
        }
        if (!NameText.isOne(entry.getName())) {
            throw new TextRefusedException("The name of the file holds control characters.");
        }
        byte[] text;
        try (InputStream in = zip.getInputStream(entry)) {
            text = in.readNBytes(MOST_TEXT + 1);
        } catch (ZipException broken) {
            throw new TextRefusedException("The file cannot be unpacked: it is damaged.");
        }
        if (text.length > MOST_TEXT) {
            throw new TextRefusedException("The file unpacks to more than 4 MiB: no picture has so many annotations.");
        }
        bytes += text.length;
        if (bytes > MOST_BYTES) {
            throw new TruthFileException("The archive unpacks to more than 4 GiB: divide it.");
        }
        return text;
    }

    @Override
    public void close() throws IOException {
        zip.close();
    }

    /** One text that is not read; the others are. */
    static final class TextRefusedException extends IOException {

        private static final long serialVersionUID = 1;

        TextRefusedException(String sentence) {
            super(sentence);
        }
    }
}
