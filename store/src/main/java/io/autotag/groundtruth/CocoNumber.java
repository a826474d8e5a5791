package io.autotag.groundtruth;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/**
 * A number by which an annotation calls something.
 *
 * @param value null when it is no whole number
 * @param written what stands in the file instead, for people
 */
record CocoNumber(@Nullable Long value, String written) {

    static final CocoNumber MISSING = new CocoNumber(null, "missing");

    private static final int LONGEST = 40;

    /** Reads the value at which the parser stands, whatever it is. */
    static CocoNumber read(JsonParser json) throws IOException {
        JsonToken token = json.currentToken();
        if (token.isStructStart()) {
            json.skipChildren();
            return new CocoNumber(null, token == JsonToken.START_ARRAY ? "a list" : "an object");
        }
        String text = json.getText();
        String written = text.length() > LONGEST ? text.substring(0, LONGEST) + "…" : text;
        boolean isWhole =
                token == JsonToken.VALUE_NUMBER_INT && json.getNumberType() != JsonParser.NumberType.BIG_INTEGER;
        return new CocoNumber(
                isWhole ? (Long) json.getLongValue() : null,
                token == JsonToken.VALUE_STRING ? "\"" + written + "\"" : written);
    }

    /** Why it stands for none of the things that the file has numbered. */
    String refusal(String field, String things) {
        if (value != null) {
            return "The " + field + " " + value + " is none of the " + things + ".";
        }
        return "The " + field + " is " + written + ": write the whole number that is the id of one of the " + things
                + ".";
    }
}
