package io.autotag.api;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.deser.std.StdScalarDeserializer;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** Takes strings for strings and nothing else, and refuses the one character that PostgreSQL cannot store. */
final class StrictStrings extends StdScalarDeserializer<String> {

    private static final long serialVersionUID = 1;

    StrictStrings() {
        super(String.class);
    }

    @Override
    public @Nullable String deserialize(JsonParser parser, DeserializationContext context) throws IOException {
        if (!parser.hasToken(JsonToken.VALUE_STRING)) {
            return (String) context.handleUnexpectedToken(String.class, parser);
        }
        String text = parser.getText();
        if (text.indexOf('\0') >= 0) {
            return (String) context.handleWeirdStringValue(String.class, text, "holds the character U+0000");
        }
        return text;
    }
}
