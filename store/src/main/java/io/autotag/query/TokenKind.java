package io.autotag.query;

/** What a token is by its spelling alone. */
public enum TokenKind {
    WORD,
    STRING,
    NUMBER,
    DATE,
    OPERATOR,
    LEFT_PARENTHESIS,
    RIGHT_PARENTHESIS,
    COMMA,
    COLON,
    STAR,
    /** What cannot be read, such as a text that is not closed. */
    INVALID,
    END
}
