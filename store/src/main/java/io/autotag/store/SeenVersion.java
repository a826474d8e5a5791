package io.autotag.store;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What a person saw of a prediction. The run is part of it: a forced run replaces undecided predictions under the same
 * keys, and a decision must not fall on another prediction than the one that was seen.
 */
public record SeenVersion(long runId, int version) {

    private static final Pattern TEXT = Pattern.compile("([0-9]{1,10})\\.([0-9]{1,5})");

    /** @throws StoreException INVALID for a text that is no version */
    public static SeenVersion parse(String text) {
        Matcher parts = TEXT.matcher(text);
        if (!parts.matches()) {
            throw StoreException.invalid("The version of a prediction is sent back as it was read.");
        }
        return new SeenVersion(Long.parseLong(parts.group(1)), Integer.parseInt(parts.group(2)));
    }

    /** As it is known outside. */
    public String text() {
        return runId + "." + version;
    }
}
