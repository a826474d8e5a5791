package io.autotag.groundtruth;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import com.fasterxml.jackson.dataformat.yaml.YAMLParser;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Pattern;

/**
 * The "names" of a data.yaml: a list, or names by the numbers of their classes. The text is read as a stream, without aliases
 * and tags, so that a hostile one costs no more than its length.
 */
final class YoloYaml {

    /** Of characters. */
    static final int LONGEST = 2_000_000;

    private static final int DEEPEST = 16;
    private static final YAMLFactory YAML = YAMLFactory.builder().build();
    private static final Pattern NUMBER = Pattern.compile("\\d{1,6}");
    private static final String AS_WHAT =
            "write them as a list (names: [person, car]) or by their numbers (names: {0: person, 1: car}).";

    private final String place;
    private final YAMLParser parser;
    private final SortedMap<Integer, String> names = new TreeMap<>();
    private boolean isNamed;

    private YoloYaml(String place, YAMLParser parser) {
        this.place = place;
        this.parser = parser;
    }

    /**
     * By the numbers of the classes; empty when the text has no names.
     *
     * @throws TruthFileException when the text cannot be read, or its names cannot
     */
    static SortedMap<Integer, String> names(String place, String text) {
        if (text.length() > LONGEST) {
            throw new TruthFileException(place + ": The YAML has more than " + LONGEST + " characters.");
        }
        try (YAMLParser parser = YAML.createParser(text)) {
            return new YoloYaml(place, parser).document();
        } catch (JsonProcessingException broken) {
            String line = broken.getLocation() == null
                    ? ""
                    : " line " + broken.getLocation().getLineNr();
            throw new TruthFileException(
                    place + line + ": The YAML is broken here: mend it, or leave the file out of the archive.");
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    private SortedMap<Integer, String> document() throws IOException {
        boolean hasKeys = next() == JsonToken.START_OBJECT;
        while (hasKeys && next() == JsonToken.FIELD_NAME) {
            boolean areNames = parser.currentName().equals("names");
            JsonToken value = next();
            if (areNames) {
                names(value);
            } else {
                skip(value);
            }
        }
        if (hasKeys && parser.nextToken() != null) {
            throw refused("The file holds more than one YAML document: leave only the first one.");
        }
        return names;
    }

    private void names(JsonToken value) throws IOException {
        if (isNamed) {
            throw refused("The names stand here for the second time: leave only one.");
        }
        isNamed = true;
        switch (value) {
            case START_ARRAY -> {
                for (int number = 0; next() != JsonToken.END_ARRAY; number++) {
                    name(number);
                }
            }
            case START_OBJECT -> {
                while (next() == JsonToken.FIELD_NAME) {
                    int number = number(parser.currentName().strip());
                    next();
                    name(number);
                }
            }
            default -> {
                if (!scalar(value).isEmpty()) {
                    throw refused("The names are neither a list nor numbered: " + AS_WHAT);
                }
            }
        }
    }

    private int number(String key) {
        if (!NUMBER.matcher(key).matches()) {
            throw refused("A key of the names is no number of a class: " + AS_WHAT);
        }
        int number = Integer.parseInt(key);
        if (names.containsKey(number)) {
            throw refused("The class " + number + " has a name already: leave only one.");
        }
        return number;
    }

    private void name(int number) throws IOException {
        JsonToken value = parser.currentToken();
        if (!value.isScalarValue()) {
            throw refused("A name is no text: " + AS_WHAT);
        }
        if (number >= YoloClasses.MOST) {
            throw refused("The numbers of classes go up to " + (YoloClasses.MOST - 1) + ".");
        }
        String name = scalar(value);
        if (!name.isEmpty()) {
            names.put(number, name);
        }
    }

    /** What is written there, be it a number or a truth for YAML; nothing is a class without a name. */
    private String scalar(JsonToken value) throws IOException {
        return value == JsonToken.VALUE_NULL ? "" : parser.getText().strip();
    }

    private void skip(JsonToken value) throws IOException {
        int depth = value.isStructStart() ? 1 : 0;
        while (depth > 0) {
            JsonToken token = next();
            depth += token.isStructStart() ? 1 : token.isStructEnd() ? -1 : 0;
            if (depth > DEEPEST) {
                throw refused("The YAML is nested more than " + DEEPEST + " levels deep.");
            }
        }
    }

    /** Whatever comes next, if it is what names of classes need. */
    private JsonToken next() throws IOException {
        JsonToken token = parser.nextToken();
        if (token == null) {
            return JsonToken.NOT_AVAILABLE;
        }
        if (parser.isCurrentAlias()) {
            throw refused("The YAML has an alias here: write the value out instead.");
        }
        if (parser.getTypeId() != null) {
            throw refused("The YAML has a tag here, which no name needs: remove it.");
        }
        return token;
    }

    private TruthFileException refused(String sentence) {
        return new TruthFileException(
                place + " line " + parser.currentTokenLocation().getLineNr() + ": " + sentence);
    }
}
