package io.autotag.ops.cli;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Locale;

/** How numbers, times and long texts are written for people. */
public final class Texts {

    private Texts() {}

    /** "0.8 s", "12 s", "3 min 20 s", "2 h 5 min". */
    public static String duration(Duration time) {
        long seconds = time.toSeconds();
        if (time.toMillis() < 9_950) {
            return String.format(Locale.ROOT, "%.1f s", time.toMillis() / 1000.0);
        }
        if (seconds < 60) {
            return Math.round(time.toMillis() / 1000.0) + " s";
        }
        if (seconds < 3600) {
            return seconds / 60 + " min " + seconds % 60 + " s";
        }
        return seconds / 3600 + " h " + seconds % 3600 / 60 + " min";
    }

    /** "312 B", "4.2 MB". */
    public static String bytes(long bytes) {
        if (bytes < 1000) {
            return bytes + " B";
        }
        return bytes < 1_000_000
                ? String.format(Locale.ROOT, "%.0f kB", bytes / 1e3)
                : String.format(Locale.ROOT, "%.1f MB", bytes / 1e6);
    }

    /** "1 photo", "3 photos". */
    public static String count(long number, String noun) {
        return number + " " + noun + (number == 1 ? "" : "s");
    }

    /** A name as it can be printed in a line: control characters are escaped as in Java. */
    static String escaped(String name) {
        StringBuilder shown = new StringBuilder();
        name.chars()
                .forEach(character -> shown.append(
                        Character.isISOControl(character)
                                ? String.format(Locale.ROOT, "\\u%04x", character)
                                : Character.toString(character)));
        return shown.toString();
    }

    /** A text as a part of a path or as the value of a parameter. */
    static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    }

    /** A text of at most {@code width} characters, cut with an ellipsis. */
    static String cut(String text, int width, String ellipsis) {
        if (text.length() <= width) {
            return text;
        }
        int kept = Math.max(0, width - ellipsis.length());
        return text.substring(0, kept) + ellipsis.substring(0, Math.min(ellipsis.length(), width - kept));
    }
}
