package io.autotag.query;

import java.util.List;
import java.util.Optional;

/**
 * The checked query: what must hold of an item, every field typed and bound.
 *
 * <p>Two-valued: a comparison of something that is missing is false, and a negation of it true.
 */
public sealed interface Condition {
    /** Holds for every item. */
    Condition ALWAYS = new All(List.of());

    <R> R accept(Visitor<R> visitor);

    record All(List<Condition> parts) implements Condition {
        public All {
            parts = List.copyOf(parts);
        }

        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.all(this);
        }
    }

    record Any(List<Condition> parts) implements Condition {
        public Any {
            parts = List.copyOf(parts);
        }

        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.any(this);
        }
    }

    record Negation(Condition part) implements Condition {
        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.negation(this);
        }
    }

    /** The item has a member of the group. */
    record Exists(Group group) implements Condition {
        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.exists(this);
        }
    }

    /** The number of the item's members of the group. */
    record Count(Group group, Operator operator, long bound) implements Condition {
        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.count(this);
        }
    }

    /**
     * One field against one value. The field's owner says of what: the item, or the prediction or annotation of the
     * group that this test stands in. Dates come as {@link Literal.Moment}, choices as their canonical word.
     */
    record Test(Field field, Optional<String> key, Operator operator, Literal value) implements Condition {
        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.test(this);
        }
    }

    /** The field has a value at all. */
    record Present(Field field, Optional<String> key) implements Condition {
        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.present(this);
        }
    }

    interface Visitor<R> {
        R all(All all);

        R any(Any any);

        R negation(Negation negation);

        R exists(Exists exists);

        R count(Count count);

        R test(Test test);

        R present(Present present);
    }

    /** The conjunction of the parts, without a wrapper around a single one. */
    static Condition all(List<Condition> parts) {
        return parts.size() == 1 ? parts.get(0) : new All(parts);
    }

    /** The disjunction of the parts, without a wrapper around a single one. */
    static Condition any(List<Condition> parts) {
        return parts.size() == 1 ? parts.get(0) : new Any(parts);
    }
}
