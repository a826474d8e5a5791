package io.autotag.store;

import java.util.Locale;

/** How the database spells our constants. */
final class Words {

    private Words() {}

    static String of(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT);
    }
}
