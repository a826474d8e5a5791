package io.autotag.query;

import java.util.List;
import java.util.Optional;

/**
 * Checks every condition of an expression and reads it as it stands, binding nothing to prefix terms. Right for what
 * is inside an explicit scope and for single conditions; {@link Binding} does the rest.
 */
final class Reader implements Expression.Visitor<Condition> {
    private static final long MOST = 1_000_000_000;

    private final Optional<ScopeKind> scope;
    private final Terms terms;

    private Reader(Optional<ScopeKind> scope) {
        this.scope = scope;
        this.terms = new Terms(scope);
    }

    static Reader outsideScopes() {
        return new Reader(Optional.empty());
    }

    @Override
    public Condition or(Expression.Or or) {
        return Condition.any(each(or.operands()));
    }

    @Override
    public Condition and(Expression.And and) {
        return Condition.all(each(and.operands()));
    }

    private List<Condition> each(List<Expression> operands) {
        return operands.stream().map(operand -> operand.accept(this)).toList();
    }

    @Override
    public Condition not(Expression.Not not) {
        return new Condition.Negation(not.operand().accept(this));
    }

    @Override
    public Condition prefix(Expression.Prefix prefix) {
        refuseInScope(prefix.place(), "a prefix term");
        return new Condition.Exists(Group.ofPrefix(prefix, false, Condition.ALWAYS));
    }

    @Override
    public Condition scoped(Expression.Scoped scoped) {
        refuseInScope(scoped.place(), "another scope");
        return new Condition.Exists(group(scoped));
    }

    @Override
    public Condition counted(Expression.Counted counted) {
        refuseInScope(counted.scope().place(), "count()");
        Expression.Operation operation = counted.operation();
        if (operation.operator() == Operator.CONTAINS) {
            throw new QueryException(QueryProblem.at(operation.place(), "count() cannot be compared with ~.")
                    .expecting(FieldType.NUMBER.operators().stream()
                            .map(Operator::symbol)
                            .toList()));
        }
        return new Condition.Count(group(counted.scope()), operation.operator(), bound(counted.value()));
    }

    private static long bound(Expression.Element element) {
        boolean whole = element.literal() instanceof Literal.Numeric number
                && number.value() == Math.rint(number.value())
                && number.value() >= 0
                && number.value() <= MOST;
        if (!whole) {
            throw new QueryException(
                    QueryProblem.at(element.place(), "count() is compared with a whole number from 0 on.")
                            .expecting("a whole number"));
        }
        return (long) ((Literal.Numeric) element.literal()).value();
    }

    private static Group group(Expression.Scoped scoped) {
        Reader inside = new Reader(Optional.of(scoped.kind()));
        Condition where = scoped.inside().map(tree -> tree.accept(inside)).orElse(Condition.ALWAYS);
        if (scoped.kind() == ScopeKind.ANNOTATION) {
            return Group.ofAnnotation(where);
        }
        TagLevel level = scoped.kind() == ScopeKind.IMAGE ? TagLevel.IMAGE : TagLevel.OBJECT;
        boolean hidden = scoped.inside().filter(Binding::reachesHidden).isPresent();
        return new Group(Group.Subject.PREDICTION, Optional.of(level), Optional.empty(), hidden, where);
    }

    @Override
    public Condition comparison(Expression.Comparison comparison) {
        return terms.comparison(comparison);
    }

    @Override
    public Condition membership(Expression.Membership membership) {
        return terms.membership(membership);
    }

    @Override
    public Condition presence(Expression.Presence presence) {
        return terms.presence(presence);
    }

    private void refuseInScope(Place place, String what) {
        if (scope.isPresent()) {
            throw new QueryException(QueryProblem.at(
                    place, "Inside " + scope.get().word() + "() stand only conditions on fields, not " + what + "."));
        }
    }
}
