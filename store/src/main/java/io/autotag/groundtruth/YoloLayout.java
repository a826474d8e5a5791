package io.autotag.groundtruth;

import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Which texts of an archive are labels. Where folders are called "labels", those below them; else all but names and lists of
 * pictures. What exports lay beside the labels would say every object again.
 */
final class YoloLayout {

    private static final String LABELS = "labels";
    private static final Set<String> BESIDE = Set.of("segments", "tags", "scores");
    private static final Pattern LIST =
            Pattern.compile("(autosplit_)?(train|val|valid|validation|trainval|test|test-dev)(20\\d\\d)?\\.txt");
    private static final Pattern ABOUT = Pattern.compile("readme(\\..+)?\\.txt");

    private final Set<String> roots = new HashSet<>();
    private boolean hasLabels;

    /** @param texts the names of all texts of the archive */
    YoloLayout(List<String> texts) {
        texts.forEach(this::note);
    }

    /** Remembers where labels, or the list of the pictures to train with, lie. */
    private void note(String text) {
        String[] parts = parts(text);
        String root = "";
        for (int i = 0; i < parts.length - 1; i++) {
            if (parts[i].equals(LABELS)) {
                hasLabels = true;
                roots.add(root);
            }
            root += parts[i] + "/";
        }
        if (parts[parts.length - 1].equals("train.txt")) {
            roots.add(root);
        }
    }

    boolean isLabels(String text) {
        if (YoloNames.isNames(text)) {
            return false;
        }
        String[] parts = parts(text);
        String root = "";
        for (int i = 0; i < parts.length - 1; i++) {
            if (parts[i].equals(LABELS)) {
                return true;
            }
            if (BESIDE.contains(parts[i]) && roots.contains(root)) {
                return false;
            }
            root += parts[i] + "/";
        }
        String name = parts[parts.length - 1];
        return !hasLabels
                && !LIST.matcher(name).matches()
                && !ABOUT.matcher(name).matches();
    }

    private static String[] parts(String text) {
        return text.toLowerCase(Locale.ROOT).split("/", -1);
    }
}
