package io.autotag.review;

import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** All attributes that annotations with one label may carry; each may be left out. */
public record AttributeRules(List<AttributeRule> rules) {

    public static final AttributeRules NONE = new AttributeRules(List.of());

    public AttributeRules {
        rules = List.copyOf(rules);
    }

    /** What is wrong with the rules themselves, for people; empty when nothing is. */
    public Optional<String> flaw() {
        Set<String> names = new HashSet<>();
        for (AttributeRule rule : rules) {
            if (!names.add(rule.name())) {
                return Optional.of("The attribute \"%s\" is there twice.".formatted(rule.name()));
            }
        }
        return rules.stream().flatMap(rule -> rule.flaw().stream()).findFirst();
    }

    /** What is wrong with the values, for people; empty when nothing is. */
    public Optional<String> problem(Map<String, Object> values) {
        return values.entrySet().stream()
                .flatMap(entry -> problem(entry.getKey(), entry.getValue()).stream())
                .findFirst();
    }

    private Optional<String> problem(String name, Object value) {
        for (AttributeRule rule : rules) {
            if (rule.name().equals(name)) {
                return rule.problem(value);
            }
        }
        return Optional.of("The label has no attribute \"%s\".".formatted(name));
    }
}
