package io.autotag.model;

import java.util.List;
import java.util.Optional;

/** Names that a model gives with its numbers. They go before all others, which would have to be in an order nobody sees. */
final class OwnNames {

    private OwnNames() {}

    /**
     * The names, or nothing where the card has the same ones; empty for a model that only gives numbers.
     *
     * @throws ModelException when they cannot be labels, or the card has others
     */
    static Optional<List<FoundLabels>> of(Evidence evidence, CardDraft draft) {
        return evidence.byClass()
                .map(Output::names)
                .filter(names -> !names.isEmpty())
                .map(names -> draft.labels()
                        .map(given -> same(given, names))
                        .orElseGet(() ->
                                List.of(new FoundLabels(usable(names), "in the model, beside its numbers", true))));
    }

    private static List<FoundLabels> same(List<String> given, List<String> names) {
        if (!given.equals(names)) {
            throw ModelException.field(
                    ModelError.CARD,
                    "labels",
                    "The model names its classes itself, " + Words.count(names.size(), "one", "of them")
                            + ": leave labels out of the card. What they are called in a project is changed there.");
        }
        return List.of();
    }

    private static List<String> usable(List<String> names) {
        names.stream().filter(name -> !CardLabels.isName(name)).findFirst().ifPresent(odd -> {
            throw new ModelException(
                    ModelError.FILE,
                    Words.plain(
                            "The model names a class \"" + odd + "\", which cannot be a label: export it with names of"
                                    + " 1 to " + CardLabels.LONGEST + " characters, or without names."));
        });
        return names;
    }
}
