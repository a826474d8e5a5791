package io.autotag.review;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * One attribute that annotations with a label may carry.
 *
 * @param choices the texts of a {@link AttributeKind#CHOICE}, else empty
 * @param minimum the least value of a {@link AttributeKind#NUMBER}; null where there is none
 * @param maximum the greatest, likewise
 */
public record AttributeRule(
        String name, AttributeKind kind, List<String> choices, @Nullable Double minimum, @Nullable Double maximum) {

    private static final int LONGEST_TEXT = 1_000;

    public AttributeRule {
        choices = List.copyOf(choices);
    }

    public static AttributeRule text(String name) {
        return new AttributeRule(name, AttributeKind.TEXT, List.of(), null, null);
    }

    public static AttributeRule truth(String name) {
        return new AttributeRule(name, AttributeKind.TRUTH, List.of(), null, null);
    }

    public static AttributeRule number(String name, @Nullable Double minimum, @Nullable Double maximum) {
        return new AttributeRule(name, AttributeKind.NUMBER, List.of(), minimum, maximum);
    }

    public static AttributeRule choice(String name, List<String> choices) {
        return new AttributeRule(name, AttributeKind.CHOICE, choices, null, null);
    }

    /** What is wrong with the rule itself, for people; empty when nothing is. */
    public Optional<String> flaw() {
        if (name.isBlank()) {
            return Optional.of("An attribute needs a name.");
        }
        if ((kind == AttributeKind.CHOICE) == choices.isEmpty()) {
            return Optional.of("The attribute \"%s\" lists choices exactly if it is a choice.".formatted(name));
        }
        if (kind != AttributeKind.NUMBER && (minimum != null || maximum != null)) {
            return Optional.of("Only a number has limits, and \"%s\" is none.".formatted(name));
        }
        if (minimum != null && maximum != null && !(minimum <= maximum)) {
            return Optional.of("The limits of \"%s\" leave no number.".formatted(name));
        }
        return Optional.empty();
    }

    /** What is wrong with the value, for people; empty when nothing is. */
    public Optional<String> problem(Object value) {
        return switch (kind) {
            case TEXT -> wrongText(value);
            case NUMBER -> wrongNumber(value);
            case TRUTH -> wrongUnless(value instanceof Boolean, "is true or false");
            case CHOICE ->
                wrongUnless(
                        value instanceof String text && choices.contains(text),
                        "is one of " + String.join(", ", choices));
        };
    }

    private Optional<String> wrongText(Object value) {
        return wrongUnless(
                value instanceof String text && text.length() <= LONGEST_TEXT,
                "is a text of at most " + LONGEST_TEXT + " characters");
    }

    private Optional<String> wrongNumber(Object value) {
        if (!(value instanceof Number number) || !Double.isFinite(number.doubleValue())) {
            return wrong("is a number");
        }
        double given = number.doubleValue();
        if (minimum != null && given < minimum) {
            return wrong("is at least " + minimum);
        }
        return wrongUnless(maximum == null || given <= maximum, "is at most " + maximum);
    }

    private Optional<String> wrongUnless(boolean right, String expectation) {
        return right ? Optional.empty() : wrong(expectation);
    }

    private Optional<String> wrong(String expectation) {
        return Optional.of("The attribute \"%s\" %s.".formatted(name, expectation));
    }
}
