package io.autotag.store;

import io.autotag.review.AttributeRules;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A label of a project's taxonomy.
 *
 * @param colour as {@code #rrggbb}
 * @param hotKey one character, or null
 * @param attributes what annotations with the label may carry
 */
public record ProjectLabel(String name, String colour, @Nullable String hotKey, AttributeRules attributes) {

    private static final Pattern COLOUR = Pattern.compile("#[0-9a-f]{6}");

    public ProjectLabel {
        if (name.isBlank()) {
            throw StoreException.invalid("A label needs a name.");
        }
        if (!COLOUR.matcher(colour).matches()) {
            throw StoreException.invalid("A colour is written like #4fa8f5.");
        }
        if (hotKey != null && hotKey.codePointCount(0, hotKey.length()) != 1) {
            throw StoreException.invalid("A hot key is one character.");
        }
        attributes.flaw().ifPresent(flaw -> {
            throw StoreException.invalid(flaw);
        });
    }
}
