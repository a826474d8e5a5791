package io.autotag.query.check;

import io.autotag.query.ScopeKind;
import java.util.Locale;
import java.util.Optional;

/** Whose parenthesis is open. */
enum Opening {
    GROUP,
    COUNT,
    IMAGE,
    OBJECT,
    ANNOTATION;

    /** The one that a word before a parenthesis opens. */
    static Opening of(String word) {
        String name = word.toLowerCase(Locale.ROOT);
        if (name.equals("count")) {
            return COUNT;
        }
        return ScopeKind.of(name).map(kind -> valueOf(kind.name())).orElse(GROUP);
    }

    Optional<ScopeKind> scope() {
        return ScopeKind.of(name().toLowerCase(Locale.ROOT));
    }
}
