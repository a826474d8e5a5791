package io.autotag.query;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What a field's values are, and how they can be compared. */
public enum FieldType {
    /** From -1 to 1. */
    SCORE("a number from -1 to 1", ">= > <= < = !="),
    /** From 0 to 1. */
    PROBABILITY("a number from 0 to 1", ">= > <= < = !="),
    NUMBER("a number", ">= > <= < = !="),
    TEXT("a text in double quotes", "= != ~"),
    /** One of a fixed list of words. */
    CHOICE("one of a fixed list of words", "= !="),
    DATE("a date", ">= > <= < = !="),
    /** Text, number or boolean, whatever the item holds. */
    SCALAR("a text, a number, a date, true or false", "= != >= > <= < ~"),
    /** Whether a model has looked: a boolean or the name of one model version. */
    LOOK("true, false or a model version such as \"detector@2\"", "= !=");

    private static final Map<FieldType, List<Operator>> OPERATORS =
            Stream.of(values()).collect(Collectors.toUnmodifiableMap(type -> type, FieldType::read));

    private final String description;
    /** The symbols, with blanks between them. */
    private final String symbols;

    FieldType(String description, String symbols) {
        this.description = description;
        this.symbols = symbols;
    }

    public String description() {
        return description;
    }

    public List<Operator> operators() {
        return Objects.requireNonNull(OPERATORS.get(this));
    }

    private List<Operator> read() {
        return Stream.of(symbols.split(" "))
                .map(Operator::of)
                .flatMap(Optional::stream)
                .toList();
    }
}
