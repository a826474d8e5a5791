package io.autotag.query;

/** What a token is by its spelling alone. */
enum TokenKind {
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
    END
}
