package io.autotag.api.view;

import io.autotag.query.Literal;
import io.autotag.search.FacetCount;
import io.swagger.v3.oas.annotations.media.Schema;

/** How many items have the value: a text; of metadata a number, true or false, too. */
@Schema(name = "ValueCount")
public record ValueCountView(@Schema(oneOf = {String.class, Double.class, Boolean.class}) Object value, long items) {

    static ValueCountView from(FacetCount count) {
        return new ValueCountView(count.value().accept(new Json()), count.items());
    }

    /** As JSON has it. */
    private static final class Json implements Literal.Visitor<Object> {

        @Override
        public Object text(Literal.Text literal) {
            return literal.value();
        }

        @Override
        public Object number(Literal.Numeric literal) {
            boolean whole = literal.value() == Math.rint(literal.value()) && Math.abs(literal.value()) < Long.MAX_VALUE;
            return whole ? (Object) (long) literal.value() : (Object) literal.value();
        }

        @Override
        public Object flag(Literal.Flag literal) {
            return literal.value();
        }

        @Override
        public Object day(Literal.Day literal) {
            return literal.value().toString();
        }

        @Override
        public Object moment(Literal.Moment literal) {
            return literal.value().toString();
        }
    }
}
