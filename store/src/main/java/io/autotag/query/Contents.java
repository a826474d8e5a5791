package io.autotag.query;

import java.util.EnumSet;
import java.util.Set;

/**
 * What an expression holds outside its explicit scopes and its negated prefix terms, which are facts about the item.
 */
final class Contents implements Expression.Visitor<Contents> {
    /** What takes part in binding. */
    enum Part {
        PREFIX,
        PREDICTION,
        ANNOTATION,
        ITEM
    }

    private final EnumSet<Part> parts = EnumSet.noneOf(Part.class);
    private boolean prefixAnywhere;
    private final EnumSet<Field> fields = EnumSet.noneOf(Field.class);

    private Contents() {}

    static Contents of(Expression expression) {
        Contents contents = new Contents();
        expression.accept(contents);
        return contents;
    }

    Set<Part> parts() {
        return parts;
    }

    Set<Field> fields() {
        return fields;
    }

    boolean holds(Part part) {
        return parts.contains(part);
    }

    /** Whether a prefix term stands anywhere in it, negated or not. */
    boolean holdsPrefixAnywhere() {
        return prefixAnywhere;
    }

    boolean holdsOnly(Part part) {
        return parts.equals(EnumSet.of(part));
    }

    @Override
    public Contents or(Expression.Or or) {
        or.operands().forEach(part -> part.accept(this));
        return this;
    }

    @Override
    public Contents and(Expression.And and) {
        and.operands().forEach(part -> part.accept(this));
        return this;
    }

    @Override
    public Contents not(Expression.Not not) {
        Contents inside = of(not.operand());
        if (inside.prefixAnywhere) {
            prefixAnywhere = true;
            parts.add(Part.ITEM);
        } else {
            parts.addAll(inside.parts);
            fields.addAll(inside.fields);
        }
        return this;
    }

    @Override
    public Contents prefix(Expression.Prefix prefix) {
        prefixAnywhere = true;
        parts.add(Part.PREFIX);
        return this;
    }

    @Override
    public Contents scoped(Expression.Scoped scoped) {
        parts.add(Part.ITEM);
        return this;
    }

    @Override
    public Contents counted(Expression.Counted counted) {
        parts.add(Part.ITEM);
        return this;
    }

    @Override
    public Contents comparison(Expression.Comparison comparison) {
        return field(comparison.field());
    }

    @Override
    public Contents membership(Expression.Membership membership) {
        return field(membership.field());
    }

    @Override
    public Contents presence(Expression.Presence presence) {
        return field(presence.field());
    }

    private Contents field(FieldName name) {
        Field field = Terms.resolve(name);
        fields.add(field);
        parts.add(
                switch (field.owner()) {
                    case PREDICTION, SCOPE -> Part.PREDICTION;
                    case ANNOTATION -> Part.ANNOTATION;
                    case ITEM -> Part.ITEM;
                });
        return this;
    }
}
