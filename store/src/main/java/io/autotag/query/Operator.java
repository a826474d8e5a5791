package io.autotag.query;

import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** How a field is compared with a literal. */
public enum Operator {
    EQUAL("="),
    NOT_EQUAL("!="),
    LESS("<"),
    AT_MOST("<="),
    GREATER(">"),
    AT_LEAST(">="),
    /** Holds the literal anywhere, whatever the case of the letters. */
    CONTAINS("~");

    private static final Map<String, Operator> BY_SYMBOL =
            Stream.of(values()).collect(Collectors.toUnmodifiableMap(Operator::symbol, operator -> operator));

    private final String symbol;

    Operator(String symbol) {
        this.symbol = symbol;
    }

    public String symbol() {
        return symbol;
    }

    public static Optional<Operator> of(String symbol) {
        return Optional.ofNullable(BY_SYMBOL.get(symbol));
    }
}
