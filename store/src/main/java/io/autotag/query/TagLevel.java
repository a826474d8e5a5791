package io.autotag.query;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** Whether a tag speaks of the whole image or of one object in it. */
public enum TagLevel {
    IMAGE,
    OBJECT;

    /** The name of the prefix term, as in {@code image_prefix:rain}. */
    public String prefix() {
        return word() + "_prefix";
    }

    String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    public static Optional<TagLevel> ofPrefix(String name) {
        return Arrays.stream(values())
                .filter(level -> level.prefix().equals(name))
                .findFirst();
    }
}
