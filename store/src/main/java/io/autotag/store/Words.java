package io.autotag.store;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** How the database spells our constants. */
final class Words {

    private Words() {}

    static String of(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT);
    }

    /** All constants of a type. */
    static List<String> all(Class<? extends Enum<?>> type) {
        return Arrays.stream(type.getEnumConstants()).map(Words::of).toList();
    }
}
