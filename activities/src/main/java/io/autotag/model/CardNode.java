package io.autotag.model;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * A part of a card as written.
 *
 * @param text what a scalar was written as; empty for others
 */
record CardNode(Kind kind, String text, List<CardNode> items, Map<String, CardNode> entries) {

    enum Kind {
        TEXT("a text"),
        NUMBER("a number"),
        NOTHING("nothing"),
        LIST("a list"),
        MAP("keys and values");

        private final String words;

        Kind(String words) {
            this.words = words;
        }
    }

    private static final int LONGEST_SHOWN = 40;

    static CardNode scalar(Kind kind, String text) {
        return new CardNode(kind, text, List.of(), Map.of());
    }

    static CardNode list(List<CardNode> items) {
        return new CardNode(Kind.LIST, "", items, Map.of());
    }

    static CardNode map(Map<String, CardNode> entries) {
        return new CardNode(Kind.MAP, "", List.of(), entries);
    }

    boolean is(Kind wanted) {
        return kind == wanted;
    }

    /** For sentences: the value itself when it is short. */
    String shown() {
        if (kind == Kind.LIST && items.stream().allMatch(item -> item.items().isEmpty() && !item.is(Kind.MAP))) {
            String list = "[" + Words.plain(items.stream().map(CardNode::text).collect(Collectors.joining(", "))) + "]";
            return list.length() > LONGEST_SHOWN ? kind.words : list;
        }
        if (kind == Kind.LIST || kind == Kind.MAP || text.length() > LONGEST_SHOWN) {
            return kind.words;
        }
        return text.isEmpty() ? Kind.NOTHING.words : "“" + Words.plain(text) + "”";
    }
}
