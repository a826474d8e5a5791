package io.autotag.model;

import io.autotag.model.CardNode.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What a model's classes are called, in the order of its outputs. */
final class CardLabels {
    static final int MOST = 50_000;
    static final int LONGEST = 200;

    private CardLabels() {}

    /** The key {@code labels}: a list, or the name of a list that everybody knows. */
    static Optional<List<String>> read(CardFields fields) {
        return fields.node("labels").flatMap(node -> {
            if (node.is(Kind.TEXT) && node.text().equals(CocoLabels.KEY)) {
                return Optional.of(CocoLabels.NAMES);
            }
            if (!node.is(Kind.LIST) || node.items().isEmpty() || node.items().size() > MOST) {
                String rule = "is a list of 1 to " + MOST + " names, or " + CocoLabels.KEY;
                return fields.wrong("labels", rule, node);
            }
            return list(fields, node.items());
        });
    }

    private static Optional<List<String>> list(CardFields fields, List<CardNode> items) {
        List<String> names = new ArrayList<>();
        for (CardNode item : items) {
            if (!isName(item.text())) {
                return fields.wrong("labels", sentence(names.size()), item);
            }
            names.add(item.text());
        }
        return Optional.of(List.copyOf(names));
    }

    private static String sentence(int position) {
        return "has a name of 1 to " + LONGEST + " characters at every place, and at place " + position
                + " (counted from 0) stands no such name";
    }

    static boolean isName(String text) {
        return !text.isBlank() && text.length() <= LONGEST && !CardFields.hasControls(text);
    }
}
