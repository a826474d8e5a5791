package io.autotag.query;

import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** The words that are not names; written in any case, printed in upper case (the literals in lower case). */
public enum Keyword {
    AND,
    OR,
    NOT,
    IN,
    IS,
    NULL,
    TRUE,
    FALSE;

    private static final Map<String, Keyword> BY_TEXT =
            Map.of("AND", AND, "OR", OR, "NOT", NOT, "IN", IN, "IS", IS, "NULL", NULL, "TRUE", TRUE, "FALSE", FALSE);

    static Optional<Keyword> of(String word) {
        return Optional.ofNullable(BY_TEXT.get(word.toUpperCase(Locale.ROOT)));
    }
}
