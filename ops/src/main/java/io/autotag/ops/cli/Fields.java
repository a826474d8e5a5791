package io.autotag.ops.cli;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Reads fields of API answers as the texts that tables show; a missing one is empty. */
public final class Fields {

    private Fields() {}

    public static String text(JsonNode tree, String name) {
        JsonNode value = tree.path(name);
        return value.isNull() || value.isMissingNode() ? "" : value.isArray() ? joined(value) : value.asText();
    }

    /** "2026-11-24 15:25:00" out of an ISO time. */
    public static String time(JsonNode tree, String name) {
        String iso = text(tree, name);
        return iso.length() < 19 ? iso : iso.substring(0, 19).replace('T', ' ');
    }

    /** A score or confidence with its two decimals; scores may be negative. */
    public static String decimal(JsonNode tree, String name) {
        JsonNode value = tree.path(name);
        return value.isNumber() ? String.format(Locale.ROOT, "%.2f", value.asDouble()) : "";
    }

    /** The trees of an array; empty where there is none. */
    public static List<JsonNode> list(JsonNode tree, String name) {
        List<JsonNode> all = new ArrayList<>();
        tree.path(name).forEach(all::add);
        return all;
    }

    private static String joined(JsonNode array) {
        List<String> texts = new ArrayList<>();
        array.forEach(value -> texts.add(value.asText()));
        return String.join(", ", texts);
    }
}
