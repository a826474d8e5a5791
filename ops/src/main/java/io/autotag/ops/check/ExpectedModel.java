package io.autotag.ops.check;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What is right for one file, as {@code expected.json} says it.
 *
 * @param head the key of a head, or {@code unsupported} for what is to be declined
 * @param classes 0 where there are none; of an embedding how many numbers it has
 * @param input such as {@code 416x416}: width and height
 * @param preprocess in words, such as {@code BGR 0..255, letterbox top-left pad 114}
 */
record ExpectedModel(String file, String head, int classes, String input, String preprocess) {
    private static final Pattern SIZE = Pattern.compile("(\\d+)x(\\d+)");
    private static final Pattern PAD = Pattern.compile("pad (\\d+)");

    static ExpectedModel of(String file, JsonNode json) {
        return new ExpectedModel(
                file,
                json.path("head").asText().split(" ", 2)[0],
                json.path("classes").asInt(),
                json.path("input").asText(),
                json.path("preprocess").asText());
    }

    /** Whether nothing reads it, or it has nothing that could be a tag and no card that says what it has. */
    boolean isDeclined(boolean hasCard) {
        return head.equals("unsupported") || (isEmbedding() && !hasCard);
    }

    /** Whether it gives vectors, which a card has to say. */
    boolean isEmbedding() {
        return head.equals("embedding");
    }

    /** The part of a card that prepares pictures, and nothing else. */
    String preparation() {
        StringBuilder card = new StringBuilder();
        Matcher size = SIZE.matcher(input);
        if (size.find()) {
            line(card, "size", "[" + size.group(2) + ", " + size.group(1) + "]");
        }
        if (!preprocess.isEmpty()) {
            words(card, preprocess.toLowerCase(Locale.ROOT));
        }
        return card.isEmpty() ? "" : "input:\n" + card;
    }

    private static void words(StringBuilder card, String words) {
        line(card, "colour", words.contains("bgr") ? "BGR" : "RGB");
        numbers(card, words);
        line(card, "resize", resize(words));
        Matcher pad = PAD.matcher(words);
        if (pad.find()) {
            line(card, "pad", pad.group(1));
        }
    }

    private static void numbers(StringBuilder card, String words) {
        boolean toOne = words.contains("/255") || words.contains("mean/std");
        line(card, "scale", toOne ? "1/255" : "1");
        if (words.contains("mean/std")) {
            line(card, "mean", "[0.485, 0.456, 0.406]");
            line(card, "std", "[0.229, 0.224, 0.225]");
        } else if (words.contains("(x-127)/128")) {
            line(card, "mean", "127");
            line(card, "std", "128");
        }
    }

    private static String resize(String words) {
        if (words.contains("letterbox")) {
            return words.contains("top-left") ? "letterbox-top-left" : "letterbox";
        }
        return words.contains("crop") ? "centre-crop" : "stretch";
    }

    private static void line(StringBuilder card, String key, String value) {
        card.append("  ").append(key).append(": ").append(value).append('\n');
    }
}
