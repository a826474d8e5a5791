package io.autotag.query;

import java.util.List;
import java.util.Optional;
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

    private final String description;
    private final List<Operator> operators;

    /** @param symbols of the operators, with blanks between them */
    FieldType(String description, String symbols) {
        this.description = description;
        this.operators = Stream.of(symbols.split(" "))
                .map(Operator::of)
                .flatMap(Optional::stream)
                .toList();
    }

    public String description() {
        return description;
    }

    public List<Operator> operators() {
        return operators;
    }
}
