package io.autotag.query.sql;

import io.autotag.query.Condition;
import io.autotag.query.Literal;
import io.autotag.query.Operator;
import java.math.BigDecimal;

/** Conditions on a value of a JSON object: a text, a number or a boolean; JSON's null is a value that is missing. */
final class JsonTerms implements Terms {
    private final Column column;

    JsonTerms(Column column) {
        this.column = column;
    }

    @Override
    public Predicate test(Condition.Test test) {
        String key = test.key().orElseThrow();
        return test.value().accept(new Comparison(key, test.operator()));
    }

    @Override
    public Predicate present(Condition.Present present) {
        String key = present.key().orElseThrow();
        return Predicate.certain(
                "(" + column.sql() + " -> ?::text IS NOT NULL AND " + column.sql() + " -> ?::text <> 'null')",
                key,
                key);
    }

    /** Every value of another type is unequal, and neither smaller nor greater. */
    private final class Comparison implements Literal.Visitor<Predicate> {
        private final String key;
        private final Operator operator;

        private Comparison(String key, Operator operator) {
            this.key = key;
            this.operator = operator;
        }

        @Override
        public Predicate text(Literal.Text literal) {
            return operator == Operator.CONTAINS
                    ? ofType("string", Comparisons.contains(column.sql() + " ->> ?::text"), literal.value())
                    : compared(
                            "string", "(" + column.sql() + " ->> ?::text) COLLATE \"C\"", "?::text", literal.value());
        }

        @Override
        public Predicate number(Literal.Numeric literal) {
            return compared(
                    "number",
                    "(" + column.sql() + " -> ?::text)::numeric",
                    "?::numeric",
                    BigDecimal.valueOf(literal.value()));
        }

        @Override
        public Predicate flag(Literal.Flag literal) {
            return compared("boolean", "(" + column.sql() + " -> ?::text)::boolean", "?::boolean", literal.value());
        }

        @Override
        public Predicate day(Literal.Day literal) {
            throw new IllegalStateException("Days are compared as texts here");
        }

        @Override
        public Predicate moment(Literal.Moment literal) {
            throw new IllegalStateException("Moments are compared as texts here");
        }

        private Predicate compared(String type, String value, String bind, Object literal) {
            if (operator == Operator.EQUAL) {
                return Predicate.certain(column.sql() + " @> jsonb_build_object(?::text, " + bind + ")", key, literal);
            }
            if (operator == Operator.NOT_EQUAL) {
                return Predicate.nullable(
                        "(" + column.sql() + " -> ?::text <> 'null' AND " + column.sql() + " -> ?::text <> to_jsonb("
                                + bind + "))",
                        key,
                        key,
                        literal);
            }
            return ofType(type, value + " " + Comparisons.symbol(operator) + " " + bind, literal);
        }

        private Predicate ofType(String type, String comparison, Object literal) {
            return Predicate.nullable(
                    "CASE WHEN jsonb_typeof(" + column.sql() + " -> ?::text) = '" + type + "' THEN " + comparison
                            + " END",
                    key,
                    key,
                    literal);
        }
    }
}
