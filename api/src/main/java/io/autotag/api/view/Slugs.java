package io.autotag.api.view;

import java.lang.Character.UnicodeScript;
import java.util.Locale;

/** Names in addresses, made of names for people. */
public final class Slugs {

    private static final int LONGEST = 100;

    private Slugs() {}

    /**
     * Lower-case words joined by hyphens; the fallback where the name gives none that may be used. Of letters that are not
     * Latin a number stands at the end, so that names which differ in them have slugs of their own.
     */
    public static String of(String name, String fallback) {
        String words = joined(name);
        String cut = words.substring(0, Math.min(LONGEST, words.length()));
        String slug = hasOtherLetters(name) ? joined(cut + "-" + Integer.toHexString(name.hashCode())) : cut;
        return slug.matches(Names.SLUG) ? slug : fallback;
    }

    private static String joined(String text) {
        return text.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]+", "-").replaceAll("^-+|-+$", "");
    }

    private static boolean hasOtherLetters(String name) {
        return name.codePoints()
                .anyMatch(letter -> Character.isLetter(letter) && UnicodeScript.of(letter) != UnicodeScript.LATIN);
    }
}
