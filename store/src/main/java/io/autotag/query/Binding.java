package io.autotag.query;

import io.autotag.query.Contents.Part;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * Decides of which prediction every prediction field speaks.
 *
 * <p>A conjunction's prediction fields speak of the prediction of each of its prefix terms, or, without one, together
 * of any one prediction. An OR inside a conjunction is taken apart into one conjunction for each alternative wherever
 * an alternative would bind differently; so AND distributes over OR.
 */
final class Binding {
    static final int MAX_CONJUNCTIONS = 256;

    private static final Set<Field> REACHING_HIDDEN = EnumSet.of(Field.TRAINING_SET, Field.MODEL_VERSION, Field.RUN);
    private static final Set<Field> SCORING = EnumSet.of(Field.SCORE, Field.CONFIDENCE, Field.SCORE_BAND);
    private static final Condition APPLIES =
            new Condition.Test(Field.SCORE, Optional.empty(), Operator.AT_LEAST, new Literal.Numeric(0));

    private final Reader reader = Reader.outsideScopes();
    private int conjunctions;

    private Binding() {}

    /** The meaning of a query; what is wrong with it is found from left to right. */
    static Condition bind(Expression expression) {
        expression.accept(Reader.outsideScopes());
        return new Binding().standing(Negations.inward(expression));
    }

    static boolean reachesHidden(Expression expression) {
        return names(REACHING_HIDDEN, List.of(expression));
    }

    private static boolean names(Set<Field> fields, List<Expression> expressions) {
        return expressions.stream()
                .anyMatch(part -> Contents.of(part).fields().stream().anyMatch(fields::contains));
    }

    /** An expression that stands for itself: nothing around it binds to it. */
    private Condition standing(Expression expression) {
        return conjunction(expression.conjuncts().toList());
    }

    private Condition conjunction(List<Expression> conjuncts) {
        List<Expression> binding = conjuncts.stream().filter(Binding::binds).toList();
        if (independent(binding)) {
            return Condition.all(conjuncts.stream().map(this::alone).toList());
        }
        Optional<Expression.Or> spread = spread(binding);
        return spread.isPresent() ? spread(conjuncts, spread.get()) : bound(conjuncts);
    }

    private static boolean binds(Expression conjunct) {
        return !Contents.of(conjunct).holdsOnly(Part.ITEM);
    }

    /** Whether no conjunct has fields that another could bind. */
    private static boolean independent(List<Expression> binding) {
        boolean single = binding.size() == 1 && binding.get(0) instanceof Expression.Or;
        return single || binding.stream().map(Contents::of).noneMatch(Binding::holdsFields);
    }

    private static boolean holdsFields(Contents contents) {
        return contents.holds(Part.PREDICTION) || contents.holds(Part.ANNOTATION);
    }

    /** A conjunct to which nothing else binds. */
    private Condition alone(Expression conjunct) {
        if (conjunct instanceof Expression.Or or) {
            return Condition.any(or.operands().stream().map(this::standing).toList());
        }
        if (conjunct instanceof Expression.Prefix prefix) {
            return new Condition.Exists(Group.ofPrefix(prefix, false, APPLIES));
        }
        return fact(conjunct);
    }

    /** A single condition that speaks of the item itself. */
    private Condition fact(Expression conjunct) {
        if (conjunct instanceof Expression.Not not && Contents.of(conjunct).holdsPrefixAnywhere()) {
            return new Condition.Negation(standing(Negations.inward(not.operand())));
        }
        return conjunct.accept(reader);
    }

    private static Optional<Expression.Or> spread(List<Expression> binding) {
        boolean prefixed = binding.stream().anyMatch(Expression.Prefix.class::isInstance);
        List<Expression.Or> alternatives = binding.stream()
                .filter(Expression.Or.class::isInstance)
                .map(Expression.Or.class::cast)
                .toList();
        Optional<Expression.Or> withPrefix = alternatives.stream()
                .filter(or -> Contents.of(or).holds(Part.PREFIX))
                .findFirst();
        return withPrefix.isPresent()
                ? withPrefix
                : alternatives.stream()
                        .filter(or -> bindsUnevenly(Contents.of(or), prefixed))
                        .findFirst();
    }

    private static boolean bindsUnevenly(Contents or, boolean prefixed) {
        boolean speaksOfThePrefix = prefixed && or.holds(Part.PREDICTION);
        return or.parts().size() > 1 && !speaksOfThePrefix;
    }

    private Condition spread(List<Expression> conjuncts, Expression.Or or) {
        List<Condition> alternatives = new ArrayList<>();
        for (Expression alternative : or.operands()) {
            countConjunction();
            List<Expression> joined = conjuncts.stream()
                    .flatMap(conjunct -> conjunct == or ? alternative.conjuncts() : Stream.of(conjunct))
                    .toList();
            alternatives.add(conjunction(joined));
        }
        return Condition.any(alternatives);
    }

    private void countConjunction() {
        conjunctions++;
        if (conjunctions > MAX_CONJUNCTIONS) {
            throw new QueryException(QueryProblem.at(
                    Place.NOWHERE,
                    "This query combines too many alternatives: write fewer ORs next to prediction fields."));
        }
    }

    /** A conjunction in which every OR speaks of one thing. */
    private Condition bound(List<Expression> conjuncts) {
        List<Condition> parts = new ArrayList<>();
        List<Expression.Prefix> prefixes = new ArrayList<>();
        List<Expression> ofPrediction = new ArrayList<>();
        List<Expression> ofAnnotation = new ArrayList<>();
        for (Expression conjunct : conjuncts) {
            Contents contents = Contents.of(conjunct);
            if (conjunct instanceof Expression.Prefix prefix) {
                prefixes.add(prefix);
            } else if (contents.holds(Part.PREDICTION)) {
                ofPrediction.add(conjunct);
            } else if (contents.holds(Part.ANNOTATION)) {
                ofAnnotation.add(conjunct);
            } else {
                parts.add(alone(conjunct));
            }
        }
        parts.addAll(prefixes.isEmpty() ? together(ofPrediction) : toEach(prefixes, ofPrediction));
        parts.addAll(ofOneAnnotation(ofAnnotation));
        return Condition.all(parts);
    }

    private List<Condition> toEach(List<Expression.Prefix> prefixes, List<Expression> fields) {
        boolean hidden = names(REACHING_HIDDEN, fields);
        List<Condition> where =
                new ArrayList<>(fields.stream().map(this::ofPrediction).toList());
        if (!names(SCORING, fields)) {
            where.add(APPLIES);
        }
        return prefixes.stream()
                .map(prefix -> Group.ofPrefix(prefix, hidden, Condition.all(where)))
                .<Condition>map(Condition.Exists::new)
                .toList();
    }

    private List<Condition> together(List<Expression> fields) {
        boolean hidden = names(REACHING_HIDDEN, fields);
        return oneMember(fields, this::ofPrediction, where -> Group.ofAnyPrediction(hidden, where));
    }

    private List<Condition> ofOneAnnotation(List<Expression> fields) {
        return oneMember(fields, this::ofAnnotation, Group::ofAnnotation);
    }

    /** One member with all fields; where nothing but absence is asked for, no member that has the field. */
    private List<Condition> oneMember(
            List<Expression> fields, Function<Expression, Condition> member, Function<Condition, Group> grouping) {
        if (fields.isEmpty()) {
            return List.of();
        }
        if (fields.stream().allMatch(Binding::asksForAbsence)) {
            return fields.stream()
                    .map(field -> ((Condition.Negation) field.accept(reader)).part())
                    .map(present -> new Condition.Exists(grouping.apply(present)))
                    .<Condition>map(Condition.Negation::new)
                    .toList();
        }
        Condition where = Condition.all(fields.stream().map(member).toList());
        return List.of(new Condition.Exists(grouping.apply(where)));
    }

    private static boolean asksForAbsence(Expression field) {
        return field instanceof Expression.Presence presence && !presence.negated();
    }

    /** What holds of a prediction; other things in it are facts about the prediction's item. */
    private Condition ofPrediction(Expression expression) {
        List<Condition> parts = new ArrayList<>();
        List<Expression> ofAnnotation = new ArrayList<>();
        for (Expression conjunct : expression.conjuncts().toList()) {
            if (Contents.of(conjunct).holdsOnly(Part.ANNOTATION)) {
                ofAnnotation.add(conjunct);
            } else if (conjunct instanceof Expression.Or or) {
                parts.add(Condition.any(
                        or.operands().stream().map(this::ofPrediction).toList()));
            } else {
                parts.add(fact(conjunct));
            }
        }
        parts.addAll(ofOneAnnotation(ofAnnotation));
        return Condition.all(parts);
    }

    private Condition ofAnnotation(Expression expression) {
        return expression.accept(reader);
    }
}
