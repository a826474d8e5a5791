package io.autotag.model;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import com.fasterxml.jackson.dataformat.yaml.YAMLParser;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Reads YAML into a tree of what was written. Only what a card needs: no aliases, which could make a small text a huge
 * tree, no key twice, one document.
 */
final class CardYaml {
    static final int LONGEST = 2_000_000;
    private static final int DEEPEST = 8;
    private static final YAMLFactory YAML = YAMLFactory.builder().build();

    private final YAMLParser parser;

    private CardYaml(YAMLParser parser) {
        this.parser = parser;
    }

    /** The root, which has keys and values. */
    static CardNode read(String yaml) {
        if (yaml.length() > LONGEST) {
            throw refused("The card has " + yaml.length() + " characters; at most " + LONGEST + " are allowed.");
        }
        try (YAMLParser parser = YAML.createParser(yaml)) {
            return new CardYaml(parser).document();
        } catch (JsonProcessingException e) {
            throw refused("The card is no YAML that can be read: " + where(e) + firstLine(e) + ".");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private CardNode document() throws IOException {
        JsonToken first = parser.nextToken();
        if (first != JsonToken.START_OBJECT) {
            throw refused("The card is empty or no list of keys and values: write it as “key: value” lines.");
        }
        CardNode root = node(first, 0);
        if (parser.nextToken() != null) {
            throw refused("The card holds more than one YAML document: leave only the first one.");
        }
        return root;
    }

    private CardNode node(JsonToken token, int depth) throws IOException {
        if (parser.isCurrentAlias()) {
            throw refused("The card uses the YAML alias *" + parser.getText() + ": write the value out instead.");
        }
        if (depth > DEEPEST) {
            throw refused("The card is nested more than " + DEEPEST + " levels deep.");
        }
        return switch (token) {
            case START_OBJECT -> map(depth);
            case START_ARRAY -> list(depth);
            case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT -> CardNode.scalar(CardNode.Kind.NUMBER, parser.getText());
            case VALUE_NULL -> CardNode.scalar(CardNode.Kind.NOTHING, "");
            default -> CardNode.scalar(CardNode.Kind.TEXT, parser.getText());
        };
    }

    private CardNode map(int depth) throws IOException {
        Map<String, CardNode> entries = new LinkedHashMap<>();
        while (parser.nextToken() != JsonToken.END_OBJECT) {
            String key = parser.currentName();
            if (key.length() > CardLabels.LONGEST || CardFields.hasControls(key)) {
                throw refused("The card has a key that is too long or has control characters.");
            }
            CardNode value = node(parser.nextToken(), depth + 1);
            if (entries.put(key, value) != null) {
                throw ModelException.field(
                        ModelError.CARD, key, "The key " + key + " occurs more than once: leave only one.");
            }
        }
        return CardNode.map(entries);
    }

    private CardNode list(int depth) throws IOException {
        List<CardNode> items = new ArrayList<>();
        for (JsonToken token = parser.nextToken(); token != JsonToken.END_ARRAY; token = parser.nextToken()) {
            items.add(node(token, depth + 1));
        }
        return CardNode.list(items);
    }

    private static String where(JsonProcessingException problem) {
        return problem.getLocation() == null
                ? ""
                : "line " + problem.getLocation().getLineNr() + ": ";
    }

    private static String firstLine(JsonProcessingException problem) {
        return problem.getOriginalMessage().lines().findFirst().orElse("unknown");
    }

    private static ModelException refused(String sentence) {
        return new ModelException(ModelError.CARD, sentence);
    }
}
