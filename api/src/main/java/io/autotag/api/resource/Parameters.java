package io.autotag.api.resource;

import io.autotag.api.error.ApiException;
import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Reads query parameters. */
final class Parameters {

    private Parameters() {}

    /** The constant of that name in any case; null when the parameter is missing or empty. */
    static <E extends Enum<E>> @Nullable E constant(String parameter, @Nullable String value, Class<E> type) {
        if (value == null || value.isEmpty()) {
            return null;
        }
        return Arrays.stream(type.getEnumConstants())
                .filter(constant -> constant.name().equalsIgnoreCase(value))
                .findFirst()
                .orElseThrow(() -> ApiException.badField(parameter, "Must be one of " + names(type) + "."));
    }

    private static String names(Class<? extends Enum<?>> type) {
        return Arrays.stream(type.getEnumConstants())
                .map(constant -> constant.name().toLowerCase(Locale.ROOT))
                .collect(Collectors.joining(", "));
    }
}
