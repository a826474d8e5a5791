package io.autotag.bitmap;

import io.autotag.query.Literal;
import io.autotag.query.Operator;
import java.math.BigDecimal;
import java.util.Locale;
import java.util.Optional;
import java.util.PrimitiveIterator;

/**
 * A value of an item's metadata.
 *
 * @param text as JSON has it, without quotes; empty for what is not compared with anything
 */
public record Value(Type type, String text) {
    /** The types of JSON, whose names PostgreSQL gives in lower case. */
    public enum Type {
        STRING,
        NUMBER,
        BOOLEAN,
        /** Objects and arrays: they are there, and unequal to everything. */
        OTHER
    }

    /** As a query writes it; nothing for what no query can name. */
    public Optional<Literal> literal() {
        return switch (type) {
            case STRING -> Optional.of(new Literal.Text(text));
            case NUMBER ->
                Optional.of(Double.parseDouble(text)).filter(Double::isFinite).map(Literal.Numeric::new);
            case BOOLEAN -> Optional.of(new Literal.Flag(Boolean.parseBoolean(text)));
            case OTHER -> Optional.empty();
        };
    }

    /** What the comparison says; a value of another type is unequal, and neither smaller nor greater. */
    boolean compares(Operator operator, Literal literal) {
        return literal.accept(new Comparison(operator));
    }

    private static boolean decided(Operator operator, int order) {
        return switch (operator) {
            case EQUAL -> order == 0;
            case NOT_EQUAL -> order != 0;
            case LESS -> order < 0;
            case AT_MOST -> order <= 0;
            case GREATER -> order > 0;
            case AT_LEAST -> order >= 0;
            case CONTAINS -> false;
        };
    }

    private static int compareCodePoints(String one, String other) {
        PrimitiveIterator.OfInt left = one.codePoints().iterator();
        PrimitiveIterator.OfInt right = other.codePoints().iterator();
        while (left.hasNext() && right.hasNext()) {
            int order = Integer.compare(left.nextInt(), right.nextInt());
            if (order != 0) {
                return order;
            }
        }
        return Boolean.compare(left.hasNext(), right.hasNext());
    }

    private final class Comparison implements Literal.Visitor<Boolean> {
        private final Operator operator;

        private Comparison(Operator operator) {
            this.operator = operator;
        }

        @Override
        public Boolean text(Literal.Text literal) {
            if (type != Type.STRING) {
                return operator == Operator.NOT_EQUAL;
            }
            return operator == Operator.CONTAINS
                    ? text.toLowerCase(Locale.ROOT).contains(literal.value().toLowerCase(Locale.ROOT))
                    : decided(operator, compareCodePoints(text, literal.value()));
        }

        @Override
        public Boolean number(Literal.Numeric literal) {
            return type == Type.NUMBER
                    ? decided(operator, new BigDecimal(text).compareTo(BigDecimal.valueOf(literal.value())))
                    : operator == Operator.NOT_EQUAL;
        }

        @Override
        public Boolean flag(Literal.Flag literal) {
            return type == Type.BOOLEAN
                    ? decided(operator, Boolean.compare(Boolean.parseBoolean(text), literal.value()))
                    : operator == Operator.NOT_EQUAL;
        }

        @Override
        public Boolean day(Literal.Day literal) {
            throw new IllegalStateException("Days are compared as texts here");
        }

        @Override
        public Boolean moment(Literal.Moment literal) {
            throw new IllegalStateException("Moments are compared as texts here");
        }
    }
}
