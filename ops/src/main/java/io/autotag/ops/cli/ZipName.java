package io.autotag.ops.cli;

import java.util.Locale;

/** What is called like a zip archive. Pure. */
final class ZipName {

    private static final String ENDING = ".zip";

    private ZipName() {}

    static boolean isOne(String name) {
        return name.toLowerCase(Locale.ROOT).endsWith(ENDING);
    }

    /** Without the ending, where there is one. */
    static String bare(String name) {
        return isOne(name) ? name.substring(0, name.length() - ENDING.length()) : name;
    }
}
