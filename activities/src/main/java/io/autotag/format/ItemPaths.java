package io.autotag.format;

import io.autotag.store.ExportedItem;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/**
 * Gives each item a path of its own that is safe in every file system and zip: relative, without "..", without what some
 * systems cannot name. It is the item's key wherever that is such a path and nobody else's.
 */
final class ItemPaths {

    private static final Pattern UNSAFE = Pattern.compile("[\\p{C}\\p{Zl}\\p{Zp}\\\\:*?\"<>|]");
    private static final Pattern TAIL = Pattern.compile("[. ]+$");
    private static final Pattern DEVICE = Pattern.compile("(?i)(con|prn|aux|nul|com\\d|lpt\\d)(\\..*)?");
    private static final int LONGEST_NAME = 150;

    private final boolean byStem;
    private final boolean severalDatasets;
    private final UsedNames used = new UsedNames();

    /**
     * @param byStem whether two paths must differ in more than their suffix, as where a text file stands for each
     * @param severalDatasets whether paths begin with the dataset's slug
     */
    ItemPaths(boolean byStem, boolean severalDatasets) {
        this.byStem = byStem;
        this.severalDatasets = severalDatasets;
    }

    /** The path of the item, which is asked for once. */
    String of(ExportedItem item) {
        String key = item.item().key();
        String path = safe(severalDatasets ? item.datasetSlug() + "/" + key : key);
        String stem = stem(path);
        String suffix = path.substring(stem.length());
        while (!used.take(byStem ? stem : stem + suffix)) {
            stem = stem + "-" + item.item().id();
        }
        return stem + suffix;
    }

    /** The path without its suffix. */
    static String stem(String path) {
        int dot = path.lastIndexOf('.');
        return dot > path.lastIndexOf('/') + 1 ? path.substring(0, dot) : path;
    }

    private static String safe(String key) {
        List<String> names = new ArrayList<>();
        for (String name : key.split("[/\\\\]", -1)) {
            String plain = TAIL.matcher(UNSAFE.matcher(name).replaceAll("_")).replaceAll("");
            if (!plain.isBlank()) {
                names.add(DEVICE.matcher(plain).matches() ? "_" + plain : shortened(plain));
            }
        }
        return names.isEmpty() ? "item" : String.join("/", names);
    }

    /** The end stays, as it has the suffix. */
    private static String shortened(String name) {
        int length = name.codePointCount(0, name.length());
        return length <= LONGEST_NAME ? name : name.substring(name.offsetByCodePoints(0, length - LONGEST_NAME));
    }
}
