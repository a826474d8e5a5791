package io.autotag.model;

import java.util.List;
import java.util.Optional;

/**
 * Names of classes that stand elsewhere than in the card.
 *
 * @param names in the order of the model's outputs
 * @param place where they stand, as a sentence goes on
 * @param certain whether they are meant for these outputs; others only count where they fit
 */
record FoundLabels(List<String> names, String place, boolean certain) {
    FoundLabels {
        names = List.copyOf(names);
    }

    /** Whether they can be the names of what this head reads; where classes come as numbers any list can. */
    boolean fit(Head head, Evidence evidence) {
        int given = CardLabels.ofHead(names, head.hasBackground()).size();
        Optional<Integer> classes = head.fit(evidence).map(Decoder::classes);
        return certain
                || classes.filter(wanted -> wanted == 0 || wanted == given).isPresent();
    }

    /** Says where they stand. */
    String sentence() {
        return "Its " + Words.count(names.size(), "label stands ", "labels stand ") + place + ".";
    }
}
