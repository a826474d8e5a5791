package io.autotag.model;

import io.autotag.model.CardNode.Kind;
import io.autotag.query.NearMiss;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Pattern;

/** One map of a card, read key by key; what is wrong goes to the faults and reads as absent. */
final class CardFields {
    private static final Pattern NUMBER = Pattern.compile("[-+]?(\\d+\\.?\\d*|\\.\\d+)([eE][-+]?\\d+)?");
    private static final int LONGEST_NUMBER = 40;

    private final Map<String, CardNode> entries;
    private final String prefix;
    private final Faults faults;

    CardFields(Map<String, CardNode> entries, String prefix, Faults faults) {
        this.entries = entries;
        this.prefix = prefix;
        this.faults = faults;
    }

    /** Every key that is not one of these is a fault. */
    CardFields only(List<String> known) {
        for (String key : entries.keySet()) {
            if (!known.contains(key) && !faults.full()) {
                String hint = NearMiss.of(key, known)
                        .map(near -> "did you mean " + near + "?")
                        .orElseGet(() -> "known are " + String.join(", ", known) + ".");
                faults.add(prefix + key, "The key " + prefix + key + " is not known: " + hint);
            }
        }
        return this;
    }

    Optional<CardNode> node(String key) {
        return Optional.ofNullable(entries.get(key));
    }

    /** A text; a number counts as the text it was written as. */
    Optional<String> text(String key, int longest) {
        return node(key).flatMap(node -> {
            boolean scalar = node.is(Kind.TEXT) || node.is(Kind.NUMBER);
            if (!scalar || node.text().isBlank() || node.text().length() > longest || hasControls(node.text())) {
                return wrong(key, "is a text of 1 to " + longest + " characters", node);
            }
            return Optional.of(node.text());
        });
    }

    static boolean hasControls(String text) {
        return text.chars().anyMatch(Character::isISOControl)
                || text.codePoints().anyMatch(code -> Character.getType(code) == Character.SURROGATE);
    }

    /** One of these, by its word. */
    <T> Optional<T> choice(String key, List<T> values, Function<T, String> word) {
        return node(key).flatMap(node -> {
            Optional<T> found = values.stream()
                    .filter(value -> word.apply(value).equals(node.text()))
                    .findFirst();
            List<String> words = values.stream().map(word).toList();
            return found.isPresent() ? found : wrong(key, "is " + Words.or(words), node);
        });
    }

    Optional<Float> number(String key, Range range) {
        return node(key).flatMap(node -> number(key, node, range));
    }

    private Optional<Float> number(String key, CardNode node, Range range) {
        Optional<Float> value = value(node);
        return value.isPresent() && range.holds(value.get()) ? value : wrong(key, "is a number " + range.words(), node);
    }

    Optional<Integer> whole(String key, int least, int most) {
        return node(key).flatMap(node -> {
            Optional<Float> value = value(node).filter(number -> number == Math.rint(number));
            return value.isPresent() && value.get() >= least && value.get() <= most
                    ? value.map(Float::intValue)
                    : wrong(key, "is a whole number from " + least + " to " + most, node);
        });
    }

    /** Three numbers, or one that stands for all three. */
    Optional<List<Float>> three(String key, Range range) {
        return node(key).flatMap(node -> {
            List<CardNode> items = node.is(Kind.LIST) ? node.items() : List.of(node, node, node);
            List<Float> values = items.stream()
                    .map(CardFields::value)
                    .flatMap(Optional::stream)
                    .filter(range::holds)
                    .toList();
            return items.size() == 3 && values.size() == 3
                    ? Optional.of(values)
                    : wrong(key, "is one number or a list of three, each " + range.words(), node);
        });
    }

    /** A map inside this one. */
    Optional<CardFields> section(String key) {
        return node(key)
                .flatMap(node -> node.is(Kind.MAP)
                        ? Optional.of(new CardFields(node.entries(), prefix + key + ".", faults))
                        : wrong(key, "has keys and values of its own", node));
    }

    List<String> keys() {
        return List.copyOf(entries.keySet());
    }

    <T> Optional<T> wrong(String key, String rule, CardNode node) {
        faults.add(prefix + key, prefix + key + " " + rule + ", not " + node.shown() + ".");
        return Optional.empty();
    }

    /** A finite number, or a fraction of two such as {@code 1/255}. */
    private static Optional<Float> value(CardNode node) {
        String text = node.text();
        if (text.length() > LONGEST_NUMBER) {
            return Optional.empty();
        }
        int stroke = text.indexOf('/');
        String above = stroke < 0 ? text : text.substring(0, stroke).strip();
        String below = stroke < 0 ? "1" : text.substring(stroke + 1).strip();
        if (!NUMBER.matcher(above).matches() || !NUMBER.matcher(below).matches()) {
            return Optional.empty();
        }
        float value =
                stroke < 0 ? Float.parseFloat(above) : (float) (Double.parseDouble(above) / Double.parseDouble(below));
        return Float.isFinite(value) ? Optional.of(value) : Optional.empty();
    }
}
