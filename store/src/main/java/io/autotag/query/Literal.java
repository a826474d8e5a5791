package io.autotag.query;

import java.time.Instant;
import java.time.LocalDate;

/** A value written in a query. */
public sealed interface Literal {
    <R> R accept(Visitor<R> visitor);

    record Text(String value) implements Literal {
        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.text(this);
        }
    }

    /** A finite number; there is no negative zero. */
    record Numeric(double value) implements Literal {
        public Numeric {
            if (!Double.isFinite(value)) {
                throw new IllegalArgumentException("A number is finite: " + value);
            }
            value = value + 0.0;
        }

        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.number(this);
        }
    }

    record Flag(boolean value) implements Literal {
        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.flag(this);
        }
    }

    /** A whole day in UTC. */
    record Day(LocalDate value) implements Literal {
        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.day(this);
        }
    }

    record Moment(Instant value) implements Literal {
        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.moment(this);
        }
    }

    interface Visitor<R> {
        R text(Text literal);

        R number(Numeric literal);

        R flag(Flag literal);

        R day(Day literal);

        R moment(Moment literal);
    }
}
