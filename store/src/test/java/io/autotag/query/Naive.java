package io.autotag.query;

import io.autotag.query.Expression.And;
import io.autotag.query.Expression.Comparison;
import io.autotag.query.Expression.Counted;
import io.autotag.query.Expression.Membership;
import io.autotag.query.Expression.Not;
import io.autotag.query.Expression.Or;
import io.autotag.query.Expression.Prefix;
import io.autotag.query.Expression.Presence;
import io.autotag.query.Expression.Scoped;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * The rules of the language read off the syntax tree by brute force, sharing nothing with the binding, the checked
 * tree or the SQL. What it says is what they must say.
 */
public final class Naive {
    private static final Set<String> NAMES_A_SET = Set.of("training_set", "model_version", "run");
    private static final Set<String> NAMES_A_SCORE = Set.of("score", "confidence", "score_band");

    private final World.Item item;

    private Naive(World.Item item) {
        this.item = item;
    }

    public static boolean holds(String query, World.Item item) {
        return Parser.parse(query)
                .map(tree -> new Naive(item).conjunction(conjunctsOf(pushed(tree, false))))
                .orElse(true);
    }

    private static List<Expression> conjunctsOf(Expression tree) {
        return tree instanceof And and ? and.operands() : List.of(tree);
    }

    private static Expression pushed(Expression tree, boolean negate) {
        if (tree instanceof And and) {
            List<Expression> parts =
                    and.operands().stream().map(part -> pushed(part, negate)).toList();
            return negate ? new Or(parts) : new And(parts);
        }
        if (tree instanceof Or or) {
            List<Expression> parts =
                    or.operands().stream().map(part -> pushed(part, negate)).toList();
            return negate ? new And(parts) : new Or(parts);
        }
        if (tree instanceof Not not && !holdsPrefix(not.operand())) {
            return pushed(not.operand(), !negate);
        }
        if (tree instanceof Presence presence && negate) {
            return new Presence(presence.field(), !presence.negated());
        }
        return negate ? new Not(tree) : tree;
    }

    private static boolean holdsPrefix(Expression tree) {
        return anywhere(tree, Prefix.class::isInstance, true);
    }

    /** Whether something in the tree satisfies the test; scopes are never entered. */
    private static boolean anywhere(Expression tree, Predicate<Expression> test, boolean inNegatedPrefixes) {
        if (test.test(tree)) {
            return true;
        }
        if (tree instanceof Not not) {
            boolean enter = inNegatedPrefixes || !holdsPrefix(not.operand());
            return enter && anywhere(not.operand(), test, inNegatedPrefixes);
        }
        Stream<Expression> parts = tree instanceof And and
                ? and.operands().stream()
                : tree instanceof Or or ? or.operands().stream() : Stream.empty();
        return parts.anyMatch(part -> anywhere(part, test, inNegatedPrefixes));
    }

    private static Optional<FieldName> fieldOf(Expression leaf) {
        if (leaf instanceof Comparison comparison) {
            return Optional.of(comparison.field());
        }
        if (leaf instanceof Membership membership) {
            return Optional.of(membership.field());
        }
        return leaf instanceof Presence presence ? Optional.of(presence.field()) : Optional.empty();
    }

    private static boolean names(Expression tree, Predicate<FieldName> test) {
        return anywhere(tree, leaf -> fieldOf(leaf).filter(test).isPresent(), false);
    }

    private static boolean ofPrediction(Expression tree) {
        return names(tree, name -> owner(name) == FieldOwner.PREDICTION);
    }

    private static boolean ofAnnotation(Expression tree) {
        return names(tree, name -> owner(name) == FieldOwner.ANNOTATION);
    }

    private static boolean ofItem(Expression tree) {
        return anywhere(
                tree,
                leaf -> leaf instanceof Scoped
                        || leaf instanceof Counted
                        || (leaf instanceof Not not && holdsPrefix(not.operand()))
                        || fieldOf(leaf)
                                .filter(name -> owner(name) == FieldOwner.ITEM)
                                .isPresent(),
                false);
    }

    private static boolean asksForPrefix(Expression tree) {
        return anywhere(tree, Prefix.class::isInstance, false);
    }

    private static FieldOwner owner(FieldName name) {
        return Field.named(name.name()).orElseThrow().owner();
    }

    private boolean conjunction(List<Expression> conjuncts) {
        if (conjuncts.size() == 1 && conjuncts.get(0) instanceof Or or) {
            return or.operands().stream().anyMatch(part -> conjunction(conjunctsOf(part)));
        }
        List<Expression> binding = conjuncts.stream()
                .filter(part -> asksForPrefix(part) || ofPrediction(part) || ofAnnotation(part))
                .toList();
        if (binding.size() == 1 && binding.get(0) instanceof Or or) {
            return spread(conjuncts, or);
        }
        boolean prefixed = conjuncts.stream().anyMatch(Prefix.class::isInstance);
        for (Expression conjunct : conjuncts) {
            if (conjunct instanceof Or or && asksForPrefix(or)) {
                return spread(conjuncts, or);
            }
        }
        for (Expression conjunct : conjuncts) {
            if (conjunct instanceof Or or && uneven(or) && !(prefixed && ofPrediction(or))) {
                return spread(conjuncts, or);
            }
        }
        return plain(conjuncts);
    }

    private static boolean uneven(Or or) {
        int kinds = (ofPrediction(or) ? 1 : 0) + (ofAnnotation(or) ? 1 : 0) + (ofItem(or) ? 1 : 0);
        return kinds > 1;
    }

    private boolean spread(List<Expression> conjuncts, Or or) {
        return or.operands().stream().anyMatch(part -> {
            List<Expression> joined = new ArrayList<>(conjuncts);
            joined.remove(or);
            joined.addAll(conjunctsOf(part));
            return conjunction(joined);
        });
    }

    private boolean plain(List<Expression> conjuncts) {
        List<Expression> prefixes =
                conjuncts.stream().filter(Prefix.class::isInstance).toList();
        List<Expression> predictions =
                conjuncts.stream().filter(Naive::ofPrediction).toList();
        List<Expression> annotations = conjuncts.stream()
                .filter(part -> ofAnnotation(part) && !ofPrediction(part))
                .toList();
        boolean facts = conjuncts.stream()
                .filter(part -> !prefixes.contains(part) && !predictions.contains(part) && !annotations.contains(part))
                .allMatch(this::fact);
        return facts
                && (prefixes.isEmpty()
                        ? onePrediction(predictions)
                        : prefixes.stream().allMatch(prefix -> prefixHolds((Prefix) prefix, predictions)))
                && oneAnnotation(annotations);
    }

    private boolean fact(Expression tree) {
        if (tree instanceof Or or) {
            return or.operands().stream().anyMatch(this::fact);
        }
        if (tree instanceof And and) {
            return and.operands().stream().allMatch(this::fact);
        }
        if (tree instanceof Not not) {
            return holdsPrefix(not.operand())
                    ? !conjunction(conjunctsOf(pushed(not.operand(), false)))
                    : !fact(not.operand());
        }
        if (tree instanceof Scoped scoped) {
            return members(scoped) > 0;
        }
        if (tree instanceof Counted counted) {
            double bound = ((Literal.Numeric) counted.value().literal()).value();
            return NaiveValues.compares(
                    (double) members(counted.scope()), counted.operation().operator(), new Literal.Numeric(bound));
        }
        return leaf(tree, new NaiveValues(item, null, null));
    }

    private long members(Scoped scoped) {
        Expression inside = scoped.inside().orElse(null);
        if (scoped.kind() == ScopeKind.ANNOTATION) {
            return item.annotations().stream()
                    .filter(annotation -> inside == null || inScope(inside, new NaiveValues(item, null, annotation)))
                    .count();
        }
        TagLevel level = TagLevel.valueOf(scoped.kind().name());
        boolean hidden = inside != null && names(inside, name -> NAMES_A_SET.contains(name.name()));
        return reached(hidden)
                .filter(prediction -> prediction.level() == level)
                .filter(prediction -> inside == null || inScope(inside, new NaiveValues(item, prediction, null)))
                .count();
    }

    private boolean inScope(Expression tree, NaiveValues values) {
        if (tree instanceof Or or) {
            return or.operands().stream().anyMatch(part -> inScope(part, values));
        }
        if (tree instanceof And and) {
            return and.operands().stream().allMatch(part -> inScope(part, values));
        }
        return tree instanceof Not not ? !inScope(not.operand(), values) : leaf(tree, values);
    }

    private Stream<World.Prediction> reached(boolean hidden) {
        return item.predictions().stream()
                .filter(prediction -> hidden || prediction.set().visible());
    }

    private boolean prefixHolds(Prefix prefix, List<Expression> fields) {
        boolean hidden = fields.stream().anyMatch(part -> names(part, name -> NAMES_A_SET.contains(name.name())));
        boolean scored = fields.stream().anyMatch(part -> names(part, name -> NAMES_A_SCORE.contains(name.name())));
        return reached(hidden)
                .filter(prediction -> prediction.level() == prefix.level())
                .filter(prediction -> prefix.tag().open()
                        ? prediction.label().startsWith(prefix.tag().text())
                        : prediction.label().equals(prefix.tag().text()))
                .filter(prediction -> scored || prediction.score() >= 0)
                .anyMatch(prediction -> fields.stream().allMatch(part -> ofOne(part, prediction)));
    }

    private boolean onePrediction(List<Expression> fields) {
        if (fields.isEmpty()) {
            return true;
        }
        boolean hidden = fields.stream().anyMatch(part -> names(part, name -> NAMES_A_SET.contains(name.name())));
        if (fields.stream().allMatch(Naive::asksForAbsence)) {
            return fields.stream().allMatch(part -> reached(hidden).allMatch(prediction -> ofOne(part, prediction)));
        }
        return reached(hidden).anyMatch(prediction -> fields.stream().allMatch(part -> ofOne(part, prediction)));
    }

    private boolean oneAnnotation(List<Expression> fields) {
        if (fields.isEmpty()) {
            return true;
        }
        if (fields.stream().allMatch(Naive::asksForAbsence)) {
            return fields.stream().allMatch(part -> item.annotations().stream()
                    .allMatch(annotation -> inScope(part, new NaiveValues(item, null, annotation))));
        }
        return item.annotations().stream().anyMatch(annotation -> fields.stream()
                .allMatch(part -> inScope(part, new NaiveValues(item, null, annotation))));
    }

    private static boolean asksForAbsence(Expression tree) {
        return tree instanceof Presence presence && !presence.negated();
    }

    private boolean ofOne(Expression tree, World.Prediction prediction) {
        List<Expression> conjuncts = conjunctsOf(tree);
        List<Expression> annotations = conjuncts.stream()
                .filter(part -> ofAnnotation(part) && !ofPrediction(part) && !ofItem(part))
                .toList();
        return oneAnnotation(annotations)
                && conjuncts.stream()
                        .filter(part -> !annotations.contains(part))
                        .allMatch(part -> ofOneConjunct(part, prediction));
    }

    private boolean ofOneConjunct(Expression tree, World.Prediction prediction) {
        if (tree instanceof Or or) {
            return or.operands().stream().anyMatch(part -> ofOne(part, prediction));
        }
        if (tree instanceof Not not && !holdsPrefix(not.operand()) && ofPrediction(not.operand())) {
            return !ofOneConjunct(not.operand(), prediction);
        }
        return ofPrediction(tree) ? leaf(tree, new NaiveValues(item, prediction, null)) : fact(tree);
    }

    private static boolean leaf(Expression tree, NaiveValues values) {
        if (tree instanceof Comparison comparison) {
            return values.compares(
                    comparison.field(),
                    comparison.operation().operator(),
                    comparison.value().literal());
        }
        if (tree instanceof Presence presence) {
            return values.isPresent(presence.field()) == presence.negated();
        }
        Membership membership = (Membership) tree;
        Operator operator = membership.negated() ? Operator.NOT_EQUAL : Operator.EQUAL;
        Predicate<Expression.Element> one = element -> values.compares(membership.field(), operator, element.literal());
        return membership.negated()
                ? membership.elements().stream().allMatch(one)
                : membership.elements().stream().anyMatch(one);
    }
}
