package io.autotag.provider;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.util.List;
import java.util.regex.Pattern;

/** Reads of a description how pictures are sent. */
final class SendingText {

    private static final Pattern FIELD = Pattern.compile("[ -~&&[^\"\\\\]]{1,100}");

    private SendingText() {}

    private enum As {
        BODY,
        FORM,
        JSON
    }

    static Sending read(JsonFields send) {
        send.only(List.of("as", "field", "fields", "at", "prefix", "template"));
        return switch (send.choice("as", List.of(As.values()))) {
            case BODY -> new PlainSending();
            case FORM ->
                new FormSending(
                        send.text("field", "the name of a field", FIELD.asMatchPredicate()),
                        send.texts(
                                "fields",
                                "field of a form",
                                FIELD.asMatchPredicate(),
                                ProviderText.VISIBLE.asMatchPredicate()));
            case JSON -> json(send);
        };
    }

    private static Sending json(JsonFields send) {
        JsonNode template = send.has("template") ? send.node("template") : JsonNodeFactory.instance.objectNode();
        JsonSending sending =
                new JsonSending(template, send.pointer("at"), send.text("prefix", "a text", text -> true, ""));
        if (send.has("at") && !sending.fits()) {
            send.wrong("at", "must lead to a key of an object, or an element of a list, that is in send.template");
        }
        return sending;
    }
}
