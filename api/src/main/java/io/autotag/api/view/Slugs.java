package io.autotag.api.view;

import java.text.Normalizer;
import java.util.HexFormat;
import java.util.Locale;

/** Names as they look in addresses. Pure. */
public final class Slugs {

    private Slugs() {}

    /** Letters, digits and hyphens; a name without any of them is told by the code of its letters. */
    public static String of(String name) {
        String plain = Normalizer.normalize(name, Normalizer.Form.NFKD)
                .replaceAll("\\p{M}+", "")
                .toLowerCase(Locale.ROOT)
                .replaceAll("[^a-z0-9]+", "-")
                .replaceAll("^-+|-+$", "");
        return plain.isEmpty() ? "x" + HexFormat.of().toHexDigits(name.hashCode()) : plain;
    }
}
