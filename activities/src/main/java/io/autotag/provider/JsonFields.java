package io.autotag.provider;

import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import io.autotag.model.Faults;
import io.autotag.query.NearMiss;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Predicate;

/** One object of a description, read key by key; what is wrong goes to the faults and reads as absent. */
final class JsonFields {

    static final int LONGEST_TEXT = 2_000;

    private final JsonNode node;
    private final String prefix;
    private final Faults faults;

    /** @param node an object, or missing */
    JsonFields(JsonNode node, String prefix, Faults faults) {
        this.node = node;
        this.prefix = prefix;
        this.faults = faults;
    }

    /** Every key that is not one of these is a fault. */
    JsonFields only(List<String> known) {
        for (String key : keys()) {
            if (!known.contains(key) && !faults.full()) {
                String hint = NearMiss.of(key, known)
                        .map(near -> "did you mean " + near + "?")
                        .orElseGet(() -> "known are " + String.join(", ", known) + ".");
                faults.add(prefix + key, "The key " + prefix + key + " is not known: " + hint);
            }
        }
        return this;
    }

    private List<String> keys() {
        return node.properties().stream().map(Map.Entry::getKey).toList();
    }

    boolean has(String key) {
        return node.has(key);
    }

    JsonNode node(String key) {
        return node.path(key);
    }

    /** An object within this one; where there is none, what is asked of it is missing. */
    JsonFields section(String key) {
        if (node.has(key) && !node.path(key).isObject()) {
            wrong(key, "has keys and values of its own");
        }
        JsonNode inner = node.path(key).isObject() ? node.path(key) : MissingNode.getInstance();
        return new JsonFields(inner, prefix + key + ".", faults);
    }

    /** A text that has to be there. */
    String text(String key, String what, Predicate<String> rule) {
        require(key, what);
        return text(key, what, rule, "");
    }

    String text(String key, String what, Predicate<String> rule, String usual) {
        JsonNode value = node.path(key);
        if (value.isMissingNode()) {
            return usual;
        }
        boolean right = value.isTextual() && value.textValue().length() <= LONGEST_TEXT && rule.test(value.textValue());
        return right ? value.textValue() : wrong(key, "is " + what, usual);
    }

    int whole(String key, int least, int most, int usual) {
        JsonNode value = node.path(key);
        if (value.isMissingNode()) {
            return usual;
        }
        boolean right = value.canConvertToExactIntegral() && value.canConvertToInt();
        return right && value.intValue() >= least && value.intValue() <= most
                ? value.intValue()
                : wrong(key, "is a whole number from " + least + " to " + most, usual);
    }

    double number(String key, double least, double most, double usual) {
        JsonNode value = node.path(key);
        if (value.isMissingNode()) {
            return usual;
        }
        boolean right = value.isNumber() && value.doubleValue() >= least && value.doubleValue() <= most;
        return right ? value.doubleValue() : wrong(key, "is a number from " + least + " to " + most, usual);
    }

    /** One of these, in lower case; the first where it is absent. */
    <E extends Enum<E>> E choice(String key, List<E> values) {
        List<String> words = values.stream().map(JsonFields::word).toList();
        String word = text(key, "one of " + String.join(", ", words), words::contains, words.get(0));
        return values.get(words.indexOf(word));
    }

    private static String word(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT);
    }

    /** A place in JSON, which has to be there. */
    JsonPointer pointer(String key) {
        require(key, "a place such as /predictions");
        return node.has(key) ? pointer(key, node.path(key)) : JsonPointer.empty();
    }

    private JsonPointer pointer(String key, JsonNode value) {
        try {
            if (value.isTextual() && value.textValue().length() <= LONGEST_TEXT) {
                return JsonPointer.compile(value.textValue());
            }
        } catch (IllegalArgumentException refused) {
            // said below
        }
        return wrong(key, "is a JSON Pointer such as /predictions/0/box", JsonPointer.empty());
    }

    /** One place, or a list of them; has to be there. */
    List<JsonPointer> pointers(String key) {
        JsonNode value = node.path(key);
        return value.isArray()
                ? value.valueStream().map(one -> pointer(key, one)).toList()
                : List.of(pointer(key));
    }

    /** Names with texts. */
    Map<String, String> texts(String key, String what, Predicate<String> nameRule, Predicate<String> valueRule) {
        Map<String, String> texts = new LinkedHashMap<>();
        JsonFields inner = section(key);
        for (String name : inner.keys()) {
            if (!nameRule.test(name)) {
                inner.wrong(name, "is no " + what);
            } else {
                texts.put(name, inner.text(name, "the value of a " + what, valueRule, ""));
            }
        }
        return texts;
    }

    private void require(String key, String what) {
        if (!node.has(key)) {
            faults.missing(prefix + key, "Write " + prefix + key + " into the description: " + what + ".");
        }
    }

    void wrong(String key, String rule) {
        faults.add(prefix + key, prefix + key + " " + rule + ".");
    }

    private <T> T wrong(String key, String rule, T instead) {
        wrong(key, rule);
        return instead;
    }
}
