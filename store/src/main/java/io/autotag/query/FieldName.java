package io.autotag.query;

import java.util.Optional;

/**
 * A field as written, not yet checked.
 *
 * @param name lower case, aliases replaced
 * @param key what follows the name of a field such as {@code metadata}
 */
record FieldName(String name, Optional<String> key, Place place) {
    String text() {
        return key.map(part -> name + "." + Spelling.bare(part)).orElse(name);
    }
}
