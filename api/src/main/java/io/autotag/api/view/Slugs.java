package io.autotag.api.view;

import java.util.Locale;

/** Names in addresses, made of names for people. */
public final class Slugs {

    private static final int LONGEST = 100;

    private Slugs() {}

    /** Lower-case words joined by hyphens; the fallback where the name gives none that may be used. */
    public static String of(String name, String fallback) {
        String slug =
                name.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]+", "-").replaceAll("^-+|-+$", "");
        String cut = slug.substring(0, Math.min(LONGEST, slug.length()));
        return cut.matches(Names.SLUG) ? cut : fallback;
    }
}
