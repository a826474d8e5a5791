package io.autotag.model;

import io.autotag.model.CardNode.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** What a model's classes are called, in the order of its outputs. */
final class CardLabels {
    static final int MOST = 50_000;
    static final int LONGEST = 200;

    private static final Set<String> BACKGROUND = Set.of("background", "__background__", "n/a");

    private CardLabels() {}

    /** The key {@code labels}: a list, or the name of a list that everybody knows. */
    static Optional<List<String>> read(CardFields fields) {
        return fields.node("labels").flatMap(node -> {
            Optional<List<String>> known = node.is(Kind.TEXT) ? LabelSets.named(node.text()) : Optional.empty();
            if (known.isPresent()) {
                return known;
            }
            if (!node.is(Kind.LIST) || node.items().isEmpty() || node.items().size() > MOST) {
                String rule = "is a list of 1 to " + MOST + " names, or " + Words.or(LabelSets.keys());
                return fields.wrong("labels", rule, node);
            }
            return list(fields, node.items());
        });
    }

    /** Lists often begin with the background, which models that count their classes from 1 never answer with. */
    static List<String> ofHead(List<String> names, boolean background) {
        boolean named = names.size() > 1 && BACKGROUND.contains(names.get(0).toLowerCase(Locale.ROOT));
        return background && named ? names.subList(1, names.size()) : names;
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
