package io.autotag.ops.cli;

import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;

/** Which files an upload sends, by their paths with forward slashes. Pure. */
final class Pictures {

    /** A part that begins with a dot, and is no step such as "..". */
    private static final Pattern HIDDEN = Pattern.compile("(?:^|/)\\.(?!\\.?(?:/|$))");

    private static final Map<String, String> TYPES = Map.of(
            "jpg",
            "image/jpeg",
            "jpeg",
            "image/jpeg",
            "png",
            "image/png",
            "webp",
            "image/webp",
            "bmp",
            "image/bmp",
            "gif",
            "image/gif",
            "tif",
            "image/tiff",
            "tiff",
            "image/tiff");

    private Pictures() {}

    static boolean isSent(String path) {
        return TYPES.containsKey(ending(path)) && !isHidden(path);
    }

    /** Files such as .DS_Store, and those in such folders; the web application has the same rule. */
    static boolean isHidden(String path) {
        return HIDDEN.matcher(path).find();
    }

    /** The media type that the ending stands for. */
    static String type(String path) {
        return TYPES.getOrDefault(ending(path), "application/octet-stream");
    }

    private static String ending(String path) {
        return path.substring(path.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT);
    }
}
