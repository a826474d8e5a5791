package io.autotag.query;

import java.util.List;
import java.util.Optional;

/**
 * Whether a condition speaks of nothing but the values of a facet. A negated prefix term does not: it excludes items, and
 * goes on doing so whatever label is asked for.
 */
final class OwnConditions implements Expression.Visitor<Boolean> {
    private final Facet facet;

    OwnConditions(Facet facet) {
        this.facet = facet;
    }

    @Override
    public Boolean or(Expression.Or or) {
        return each(or.operands());
    }

    @Override
    public Boolean and(Expression.And and) {
        return each(and.operands());
    }

    private boolean each(List<Expression> operands) {
        return operands.stream().allMatch(operand -> operand.accept(this));
    }

    @Override
    public Boolean not(Expression.Not not) {
        return !Contents.of(not.operand()).holdsPrefixAnywhere()
                && not.operand().accept(this);
    }

    @Override
    public Boolean prefix(Expression.Prefix prefix) {
        return facet.kind().level().equals(Optional.of(prefix.level()));
    }

    @Override
    public Boolean scoped(Expression.Scoped scoped) {
        return false;
    }

    @Override
    public Boolean counted(Expression.Counted counted) {
        return false;
    }

    @Override
    public Boolean comparison(Expression.Comparison comparison) {
        return isOwn(comparison.field());
    }

    @Override
    public Boolean membership(Expression.Membership membership) {
        return isOwn(membership.field());
    }

    @Override
    public Boolean presence(Expression.Presence presence) {
        return isOwn(presence.field());
    }

    private boolean isOwn(FieldName name) {
        return facet.owns(Terms.resolve(name), name.key());
    }
}
