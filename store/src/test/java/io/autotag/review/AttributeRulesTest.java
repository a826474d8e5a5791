package io.autotag.review;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

final class AttributeRulesTest {

    private static final AttributeRules RULES = new AttributeRules(List.of(
            AttributeRule.text("plate"),
            AttributeRule.number("doors", 2.0, 5.0),
            AttributeRule.number("age", null, null),
            AttributeRule.truth("parked"),
            AttributeRule.choice("colour", List.of("red", "blue"))));

    @Test
    void takesValuesThatFit() {
        assertThat(RULES.flaw()).isEmpty();
        assertThat(RULES.problem(Map.of())).isEmpty();
        assertThat(RULES.problem(Map.of("plate", "AB 12", "doors", 2, "age", -1.5, "parked", true, "colour", "blue")))
                .isEmpty();
    }

    @Test
    void refusesUnknownNames() {
        assertThat(RULES.problem(Map.of("wheels", 4))).contains("The label has no attribute \"wheels\".");
        assertThat(AttributeRules.NONE.problem(Map.of("plate", "x"))).isPresent();
    }

    @Test
    void refusesValuesOfTheWrongKind() {
        assertThat(problem("plate", 7)).contains("The attribute \"plate\" is a text of at most 1000 characters.");
        assertThat(problem("plate", "x".repeat(1_001))).isPresent();
        assertThat(problem("doors", "4")).contains("The attribute \"doors\" is a number.");
        assertThat(problem("age", Double.NaN)).isPresent();
        assertThat(problem("parked", "yes")).contains("The attribute \"parked\" is true or false.");
        assertThat(problem("colour", true)).isPresent();
    }

    @Test
    void refusesValuesBeyondTheLimits() {
        assertThat(problem("doors", 1)).contains("The attribute \"doors\" is at least 2.0.");
        assertThat(problem("doors", 6)).contains("The attribute \"doors\" is at most 5.0.");
        assertThat(problem("doors", 5)).isEmpty();
        assertThat(problem("colour", "green")).contains("The attribute \"colour\" is one of red, blue.");
    }

    @Test
    void refusesRulesThatMakeNoSense() {
        assertThat(flaw(AttributeRule.text(" "))).contains("An attribute needs a name.");
        assertThat(flaw(AttributeRule.choice("c", List.of()))).isPresent();
        assertThat(flaw(new AttributeRule("t", AttributeKind.TEXT, List.of("a"), null, null)))
                .isPresent();
        assertThat(flaw(new AttributeRule("t", AttributeKind.TEXT, List.of(), 1.0, null)))
                .isPresent();
        assertThat(flaw(new AttributeRule("t", AttributeKind.TRUTH, List.of(), null, 1.0)))
                .isPresent();
        assertThat(flaw(AttributeRule.number("n", 2.0, 1.0))).contains("The limits of \"n\" leave no number.");
        assertThat(flaw(AttributeRule.number("n", Double.NaN, 1.0))).isPresent();
        assertThat(flaw(AttributeRule.number("n", 1.0, null))).isEmpty();
        assertThat(new AttributeRules(List.of(AttributeRule.text("a"), AttributeRule.truth("a"))).flaw())
                .contains("The attribute \"a\" is there twice.");
    }

    private static Optional<String> problem(String name, Object value) {
        return RULES.problem(Map.of(name, value));
    }

    private static Optional<String> flaw(AttributeRule rule) {
        return new AttributeRules(List.of(rule)).flaw();
    }
}
