package io.autotag.query;

import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Stream;

/** Single conditions on a field: is the field known, may it stand here, do operator and value fit its type. */
final class Terms {
    private final Optional<ScopeKind> scope;

    /** Of conditions inside that scope, or outside every scope. */
    Terms(Optional<ScopeKind> scope) {
        this.scope = scope;
    }

    Condition comparison(Expression.Comparison comparison) {
        Field field = field(comparison.field());
        Expression.Operation operation = comparison.operation();
        Values.requireOperator(field, operation);
        return test(field, comparison.field(), operation.operator(), comparison.value());
    }

    Condition membership(Expression.Membership membership) {
        Field field = field(membership.field());
        Operator operator = membership.negated() ? Operator.NOT_EQUAL : Operator.EQUAL;
        List<Condition> tests = membership.elements().stream()
                .map(element -> test(field, membership.field(), operator, element))
                .toList();
        return membership.negated() ? Condition.all(tests) : Condition.any(tests);
    }

    Condition presence(Expression.Presence presence) {
        Field field = field(presence.field());
        Field measured = field == Field.SCORE_BAND ? Field.SCORE : field;
        Condition present =
                new Condition.Present(inScope(measured), presence.field().key());
        return presence.negated() ? present : new Condition.Negation(present);
    }

    private Condition test(Field field, FieldName name, Operator operator, Expression.Element element) {
        return Values.test(inScope(field), name.key(), operator, element);
    }

    private Field inScope(Field field) {
        boolean ofAnnotation = scope.filter(ScopeKind.ANNOTATION::equals).isPresent();
        return field == Field.LABEL && ofAnnotation ? Field.ANNOTATION_LABEL : field;
    }

    private Field field(FieldName name) {
        Field field = resolve(name, this::allowed);
        if (!field.standsIn(scope)) {
            throw new QueryException(
                    QueryProblem.at(name.place(), misplaced(field)).expecting(allowed()));
        }
        return field;
    }

    /** The field of that name, wherever it may stand. */
    static Field resolve(FieldName name) {
        return resolve(name, List::of);
    }

    private static Field resolve(FieldName name, Supplier<List<String>> expected) {
        Optional<Field> found = Field.named(name.name())
                .filter(field -> field.keyed() || name.key().isEmpty());
        Field field = found.orElseThrow(
                () -> UnknownWord.at(name.text(), name.place(), "No field is called", expected.get()));
        if (field.keyed() && name.key().orElse("").isEmpty()) {
            throw new QueryException(QueryProblem.at(
                    name.place(), field.text() + " is followed by a dot and a name, as in " + field.text() + ".rain."));
        }
        return field;
    }

    private List<String> allowed() {
        return Stream.of(Field.values())
                .filter(field -> field.standsIn(scope))
                .map(Field::completion)
                .toList();
    }

    private String misplaced(Field field) {
        if (scope.isEmpty()) {
            return field.text() + " stands only inside image(), object() or annotation().";
        }
        String member = scope.get() == ScopeKind.ANNOTATION ? "an annotation" : "a prediction";
        return field.text() + " cannot stand inside " + scope.get().word() + "(): it is not a field of " + member + ".";
    }
}
