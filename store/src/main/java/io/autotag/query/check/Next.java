package io.autotag.query.check;

/** What the grammar lets come. */
enum Next {
    CONDITION,
    /** Behind the colon of a prefix term. */
    TAG,
    /** Behind a field or a count. */
    OPERATOR,
    VALUE,
    /** Behind {@code IN}. */
    LIST,
    /** Behind the opening parenthesis or a comma of a list. */
    LIST_VALUE,
    /** Behind a value of a list. */
    LIST_END,
    /** Behind {@code IS}. */
    NULL_OR_NOT,
    NULL,
    /** Behind a field and {@code NOT}. */
    IN,
    /** Behind {@code count(}. */
    COUNTED,
    /** Behind the scope that is counted. */
    COUNT_END,
    /** Behind a whole condition. */
    JOIN
}
