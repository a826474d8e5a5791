package io.autotag.source;

import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Set;

/** Which objects are looked at: those that are called like pictures, and that have a name that can be kept. */
final class PictureNames {

    /** Of UTF-8: object stores allow no more, and an index holds it. */
    static final int LONGEST = 1_024;

    private static final Set<String> ENDINGS = Set.of("jpg", "jpeg", "png", "webp", "bmp", "gif", "tif", "tiff");

    private PictureNames() {}

    static boolean isPicture(String path) {
        String ending = path.substring(path.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT);
        return ENDINGS.contains(ending) && isPlain(path) && !isHidden(path);
    }

    /** Whether it has no control characters, no step upwards and a length that can be kept. */
    static boolean isPlain(String path) {
        boolean steps = ("/" + path + "/").contains("/../") || ("/" + path + "/").contains("/./");
        return !steps
                && path.chars().noneMatch(Character::isISOControl)
                && path.getBytes(StandardCharsets.UTF_8).length <= LONGEST;
    }

    /** Whether it is not all that is written on the disk, as some of that is no text there. */
    static boolean isGarbled(String path) {
        return path.indexOf('\uFFFD') >= 0;
    }

    static boolean isHidden(String path) {
        return ("/" + path).contains("/.");
    }
}
