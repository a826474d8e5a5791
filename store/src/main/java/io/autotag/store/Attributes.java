package io.autotag.store;

import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;

/** Values of attributes by name, in the order of the names, so that equal ones read alike. */
final class Attributes {

    private Attributes() {}

    static Map<String, Object> checked(Map<String, Object> values) {
        for (Map.Entry<String, Object> entry : values.entrySet()) {
            Object value = entry.getValue();
            if (!(value instanceof String || value instanceof Number || value instanceof Boolean)) {
                throw StoreException.invalid(
                        "The attribute \"%s\" is a text, a number or a truth value.".formatted(entry.getKey()));
            }
        }
        return Collections.unmodifiableMap(new TreeMap<>(values));
    }
}
