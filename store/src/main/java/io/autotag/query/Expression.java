package io.autotag.query;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;

/** The syntax tree: what was written, without a meaning yet. */
sealed interface Expression {
    <R> R accept(Visitor<R> visitor);

    /** Two or more alternatives, none of which is itself an {@code Or}. */
    record Or(List<Expression> operands) implements Expression {
        public Or {
            operands = flat(operands, part -> part instanceof Or or ? or.operands() : List.of(part));
        }

        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.or(this);
        }
    }

    /** Two or more conjuncts, none of which is itself an {@code And}. */
    record And(List<Expression> operands) implements Expression {
        public And {
            operands = flat(operands, part -> part instanceof And and ? and.operands() : List.of(part));
        }

        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.and(this);
        }
    }

    record Not(Expression operand) implements Expression {
        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.not(this);
        }
    }

    record Prefix(TagLevel level, Tag tag, Place place) implements Expression {
        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.prefix(this);
        }
    }

    record Scoped(ScopeKind kind, Optional<Expression> inside, Place place) implements Expression {
        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.scoped(this);
        }
    }

    record Counted(Scoped scope, Operation operation, Element value) implements Expression {
        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.counted(this);
        }
    }

    record Comparison(FieldName field, Operation operation, Element value) implements Expression {
        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.comparison(this);
        }
    }

    record Membership(FieldName field, boolean negated, List<Element> elements) implements Expression {
        public Membership {
            elements = List.copyOf(elements);
        }

        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.membership(this);
        }
    }

    record Operation(Operator operator, Place place) {}

    /** A literal where it was written. */
    record Element(Literal literal, Place place) {}

    record Presence(FieldName field, boolean negated) implements Expression {
        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.presence(this);
        }
    }

    interface Visitor<R> {
        R or(Or or);

        R and(And and);

        R not(Not not);

        R prefix(Prefix prefix);

        R scoped(Scoped scoped);

        R counted(Counted counted);

        R comparison(Comparison comparison);

        R membership(Membership membership);

        R presence(Presence presence);
    }

    private static List<Expression> flat(List<Expression> operands, Function<Expression, List<Expression>> parts) {
        List<Expression> flat =
                operands.stream().map(parts).flatMap(List::stream).toList();
        if (flat.size() < 2) {
            throw new IllegalArgumentException("AND and OR join at least two parts");
        }
        return flat;
    }

    /** The conjuncts of this expression where it stands as a conjunction. */
    default Stream<Expression> conjuncts() {
        return this instanceof And and ? and.operands().stream() : Stream.of(this);
    }
}
