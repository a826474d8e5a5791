package io.autotag.model;

import io.autotag.image.TensorSpec.Filter;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * The canonical text of a card: every key that its head has, in one order, texts quoted as in JSON. Written by hand, since its hash
 * identifies a model version and may not change with a library.
 */
final class CardText {

    private CardText() {}

    static String of(ModelCard card) {
        StringBuilder text = new StringBuilder();
        line(text, "name", quoted(card.name()));
        line(text, "version", quoted(card.version()));
        line(text, "training_set", quoted(card.trainingSet()));
        line(text, "head", card.head().key());
        card.pooling().ifPresent(pooling -> line(text, "pooling", pooling.key()));
        if (card.head().givesTags()) {
            text.append("labels:\n");
            card.labels()
                    .forEach(label -> text.append("  - ").append(quoted(label)).append('\n'));
        }
        if (card.tensor().isPresent()) {
            text.append("input:\n");
            input(text, card.input());
        }
        if (card.head().givesTags()) {
            tags(text, card);
        }
        return text.toString();
    }

    private static void tags(StringBuilder text, ModelCard card) {
        section(text, "thresholds", card.thresholds(), value -> Float.toString(value));
        section(text, "calibration", card.calibration(), value -> "{a: " + value.a() + ", b: " + value.b() + "}");
        line(text, "keep_above", Float.toString(card.keepAbove()));
        line(text, "nms_iou", Float.toString(card.nmsIou()));
        line(text, "top_k", Integer.toString(card.topK()));
    }

    private static void input(StringBuilder text, CardInput input) {
        line(text, "  size", "[" + input.height() + ", " + input.width() + "]");
        line(text, "  layout", input.layout().name());
        line(text, "  colour", input.colour().name());
        line(text, "  scale", Float.toString(input.scale()));
        line(text, "  mean", numbers(input.mean()));
        line(text, "  std", numbers(input.std()));
        line(text, "  resize", CardDraft.Input.word(input.resize()));
        line(text, "  pad", Integer.toString(input.pad()));
        if (input.filter() != Filter.AREA) {
            // Cards written before there was a choice keep their hash.
            line(text, "  filter", CardDraft.Input.word(input.filter()));
        }
    }

    private static void line(StringBuilder text, String key, String value) {
        text.append(key).append(": ").append(value).append('\n');
    }

    private static <T> void section(
            StringBuilder text, String key, Map<String, T> values, Function<T, String> written) {
        if (values.isEmpty()) {
            return;
        }
        text.append(key).append(":\n");
        new TreeMap<>(values).forEach((label, value) -> line(text, "  " + quoted(label), written.apply(value)));
    }

    private static String numbers(List<Float> values) {
        return values.stream().map(value -> Float.toString(value)).collect(Collectors.joining(", ", "[", "]"));
    }

    /** What is not plain text everywhere is escaped, so that no reader of YAML takes it for something else. */
    private static String quoted(String text) {
        StringBuilder quoted = new StringBuilder("\"");
        for (int i = 0; i < text.length(); i++) {
            char letter = text.charAt(i);
            if (letter == '"' || letter == '\\') {
                quoted.append('\\').append(letter);
            } else if (Character.isLetterOrDigit(letter)
                    || Character.isSurrogate(letter)
                    || (letter >= ' ' && letter <= '~')) {
                quoted.append(letter);
            } else {
                quoted.append(String.format("\\u%04X", (int) letter));
            }
        }
        return quoted.append('"').toString();
    }
}
