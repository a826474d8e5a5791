package io.autotag.query;

import java.util.List;

/**
 * Moves NOT down to the single conditions, so that what is joined by AND is seen as joined. A NOT in front of a prefix
 * term, or of a parenthesis that holds one, stays where it is: it negates existence.
 */
final class Negations implements Expression.Visitor<Expression> {
    private static final Negations KEEP = new Negations(false);
    private static final Negations NEGATE = new Negations(true);

    private final boolean negate;

    private Negations(boolean negate) {
        this.negate = negate;
    }

    static Expression inward(Expression expression) {
        return expression.accept(KEEP);
    }

    @Override
    public Expression or(Expression.Or or) {
        List<Expression> parts = each(or.operands());
        return negate ? new Expression.And(parts) : new Expression.Or(parts);
    }

    @Override
    public Expression and(Expression.And and) {
        List<Expression> parts = each(and.operands());
        return negate ? new Expression.Or(parts) : new Expression.And(parts);
    }

    private List<Expression> each(List<Expression> operands) {
        return operands.stream().map(operand -> operand.accept(this)).toList();
    }

    @Override
    public Expression not(Expression.Not not) {
        if (Contents.of(not.operand()).holdsPrefixAnywhere()) {
            return not;
        }
        return not.operand().accept(negate ? KEEP : NEGATE);
    }

    @Override
    public Expression prefix(Expression.Prefix prefix) {
        return leaf(prefix);
    }

    @Override
    public Expression scoped(Expression.Scoped scoped) {
        return leaf(scoped);
    }

    @Override
    public Expression counted(Expression.Counted counted) {
        return leaf(counted);
    }

    @Override
    public Expression comparison(Expression.Comparison comparison) {
        return leaf(comparison);
    }

    @Override
    public Expression membership(Expression.Membership membership) {
        return leaf(membership);
    }

    @Override
    public Expression presence(Expression.Presence presence) {
        return negate ? new Expression.Presence(presence.field(), !presence.negated()) : presence;
    }

    private Expression leaf(Expression expression) {
        return negate ? new Expression.Not(expression) : expression;
    }
}
