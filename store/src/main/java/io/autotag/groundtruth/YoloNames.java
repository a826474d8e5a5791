package io.autotag.groundtruth;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.zip.ZipEntry;

/** The names of YOLO's classes, in their order: a file of names, one a line, or the "names" of a data.yaml. */
final class YoloNames {

    private static final Pattern LISTED = Pattern.compile("\\s*-\\s*(.+)");
    private static final Pattern NUMBERED = Pattern.compile("\\s+(\\d{1,6})\\s*:\\s*(.+)");
    private static final Pattern KEY = Pattern.compile("names\\s*:\\s*(.*)");
    private static final Pattern INLINE = Pattern.compile("\\s*(?:(\\d{1,6})\\s*:\\s*)?([^,]+)");

    private YoloNames() {}

    /** Whether the file holds names, not annotations. */
    static boolean isNames(String path) {
        String name = path.substring(path.lastIndexOf('/') + 1).toLowerCase(Locale.ROOT);
        return name.equals("classes.txt") || name.endsWith(".names");
    }

    /** @throws TruthFileException when the archive has none */
    static List<String> of(TextArchive archive) throws IOException {
        for (ZipEntry entry : archive.entries(".txt", ".names")) {
            if (isNames(entry.getName())) {
                return text(archive, entry)
                        .lines()
                        .map(String::strip)
                        .filter(name -> !name.isEmpty())
                        .toList();
            }
        }
        for (ZipEntry entry : archive.entries(".yaml", ".yml")) {
            List<String> names = yaml(text(archive, entry).lines().toList());
            if (!names.isEmpty()) {
                return names;
            }
        }
        throw new TruthFileException(
                "The archive says nowhere what the classes are called: add a data.yaml with names, or a classes.txt.");
    }

    private static String text(TextArchive archive, ZipEntry entry) throws IOException {
        return new String(archive.read(entry), StandardCharsets.UTF_8);
    }

    /** The few ways in which such files are written: a list or numbered lines below "names:", or either on one line. */
    static List<String> yaml(List<String> lines) {
        List<String> names = new ArrayList<>();
        boolean inside = false;
        for (String raw : lines) {
            String line = raw.replaceFirst("\\s+#.*$", "");
            Matcher key = KEY.matcher(line);
            if (key.matches()) {
                inside = key.group(1).isBlank();
                inline(key.group(1).strip(), names);
            } else if (inside && !line.isBlank()) {
                inside = below(line, names);
            }
        }
        return names;
    }

    private static boolean below(String line, List<String> names) {
        Matcher listed = LISTED.matcher(line);
        Matcher numbered = NUMBERED.matcher(line);
        if (listed.matches()) {
            names.add(plain(listed.group(1)));
            return true;
        }
        if (numbered.matches() && Integer.parseInt(numbered.group(1)) == names.size()) {
            names.add(plain(numbered.group(2)));
            return true;
        }
        return false;
    }

    private static void inline(String value, List<String> names) {
        if (value.length() < 2 || "[{".indexOf(value.charAt(0)) < 0) {
            return;
        }
        Matcher each = INLINE.matcher(value.substring(1, value.length() - 1));
        while (each.find()) {
            String name = plain(each.group(2));
            if (!name.isEmpty()) {
                names.add(name);
            }
        }
    }

    private static String plain(String name) {
        String bare = name.strip();
        boolean quoted = bare.length() > 1
                && "'\"".indexOf(bare.charAt(0)) >= 0
                && bare.charAt(bare.length() - 1) == bare.charAt(0);
        return quoted ? bare.substring(1, bare.length() - 1) : bare;
    }
}
