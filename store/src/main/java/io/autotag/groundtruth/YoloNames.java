package io.autotag.groundtruth;

import io.autotag.groundtruth.TextArchive.TextRefusedException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.zip.ZipEntry;

/**
 * Where an archive says what YOLO's classes are called: a file of names, one a line, or the "names" of a data.yaml. A name that
 * is guessed is a wrong label on every picture, so what cannot be read, or what two files say differently, is refused.
 */
final class YoloNames {

    private YoloNames() {}

    /** Whether the file holds names, not annotations. */
    static boolean isNames(String path) {
        String name = path.substring(path.lastIndexOf('/') + 1).toLowerCase(Locale.ROOT);
        return name.equals("classes.txt") || name.endsWith(".names");
    }

    /** @throws TruthFileException when the archive has none, or none that can be read */
    static YoloClasses of(TextArchive archive) throws IOException {
        String place = "";
        SortedMap<Integer, String> names = new TreeMap<>();
        for (ZipEntry entry : archive.entries(".txt", ".names", ".yaml", ".yml")) {
            SortedMap<Integer, String> found = read(archive, entry);
            if (!names.isEmpty() && !found.isEmpty() && !found.equals(names)) {
                throw new TruthFileException(place + " and " + entry.getName()
                        + " call the classes differently: leave only the names that belong to these labels.");
            }
            if (names.isEmpty() && !found.isEmpty()) {
                place = entry.getName();
                names = found;
            }
        }
        if (names.isEmpty()) {
            throw new TruthFileException(
                    "The archive says nowhere what the classes are called: add a data.yaml with names, or a classes.txt.");
        }
        return new YoloClasses(names);
    }

    private static SortedMap<Integer, String> read(TextArchive archive, ZipEntry entry) throws IOException {
        String name = entry.getName();
        String lower = name.toLowerCase(Locale.ROOT);
        if (lower.endsWith(".yaml") || lower.endsWith(".yml")) {
            return YoloYaml.names(name, text(archive, entry));
        }
        return isNames(name) ? lines(name, text(archive, entry)) : new TreeMap<>();
    }

    /** A blank line is a class without a name, so that those behind it keep their numbers. */
    private static SortedMap<Integer, String> lines(String place, String text) {
        SortedMap<Integer, String> names = new TreeMap<>();
        List<String> lines = text.lines().toList();
        for (int number = 0; number < lines.size(); number++) {
            String name = lines.get(number).strip();
            if (number >= YoloClasses.MOST && !name.isEmpty()) {
                throw new TruthFileException(place + ": There are more than " + YoloClasses.MOST + " classes.");
            }
            if (!name.isEmpty()) {
                names.put(number, name);
            }
        }
        return names;
    }

    private static String text(TextArchive archive, ZipEntry entry) throws IOException {
        try {
            return withoutMark(StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(archive.read(entry)))
                    .toString());
        } catch (CharacterCodingException other) {
            throw new TruthFileException(entry.getName() + ": The file is not written in UTF-8: save it as UTF-8.");
        } catch (TextRefusedException refused) {
            throw new TruthFileException(entry.getName() + ": " + refused.getMessage());
        }
    }

    /** Windows' editors begin a text with a mark that says that it is UTF-8; it is no part of the text. */
    static String withoutMark(String text) {
        return text.startsWith("\uFEFF") ? text.substring(1) : text;
    }
}
