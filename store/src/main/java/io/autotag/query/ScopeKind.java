package io.autotag.query;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** What an explicit scope speaks of. */
public enum ScopeKind {
    IMAGE,
    OBJECT,
    ANNOTATION;

    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    public static Optional<ScopeKind> of(String name) {
        return Arrays.stream(values()).filter(kind -> kind.word().equals(name)).findFirst();
    }
}
