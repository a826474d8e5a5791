package io.autotag.provider;

import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Base64;

/**
 * The picture is a text in Base64 within a JSON document.
 *
 * @param template the document without it; never changed
 * @param at where it goes; what is around that place is in the template
 * @param prefix before the Base64, such as {@code data:image/jpeg;base64,}; may be empty
 */
record JsonSending(JsonNode template, JsonPointer at, String prefix) implements Sending {

    private static final JsonMapper JSON = new JsonMapper();

    /** Whether the place is one: a key of an object in the template, or an element of one of its arrays. */
    boolean fits() {
        JsonNode around = at.matches() ? MissingNode.getInstance() : template.at(at.head());
        return around.isObject() || (around.isArray() && around.has(at.last().getMatchingIndex()));
    }

    @Override
    public Payload payload(byte[] jpeg) {
        JsonNode document = template.deepCopy();
        String text = prefix + Base64.getEncoder().encodeToString(jpeg);
        JsonNode around = document.at(at.head());
        if (around instanceof ObjectNode object) {
            object.put(at.last().getMatchingProperty(), text);
        } else if (around instanceof ArrayNode array) {
            array.set(at.last().getMatchingIndex(), text);
        }
        try {
            return new Payload("application/json; charset=UTF-8", JSON.writeValueAsBytes(document));
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException("A JSON tree can be written.", impossible);
        }
    }
}
