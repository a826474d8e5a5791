package io.autotag.model;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Collects what is wrong with a card or a description, so that its author hears all of it at once. Used by one thread. */
public final class Faults {
    private static final int SHOWN = 3;
    private static final int MOST = 100;

    private final Map<String, List<String>> sentences = new LinkedHashMap<>();
    private boolean wrong;

    /** Whether more would help nobody. */
    public boolean full() {
        return sentences.size() >= MOST;
    }

    /** Something that is written is wrong. */
    public void add(String field, String sentence) {
        wrong = true;
        missing(field, sentence);
    }

    /** Something that must be known is not written. */
    public void missing(String field, String sentence) {
        sentences.computeIfAbsent(field, none -> new ArrayList<>()).add(sentence);
    }

    boolean none() {
        return sentences.isEmpty();
    }

    /**
     * @param absent the error when nothing is wrong and something is missing
     * @throws ModelException with all of them, unless there are none
     */
    public void throwIfAny(ModelError absent) {
        if (none()) {
            return;
        }
        List<String> all = sentences.values().stream().flatMap(List::stream).toList();
        String more = all.size() > SHOWN ? " And " + (all.size() - SHOWN) + " more." : "";
        String first = String.join(" ", all.subList(0, Math.min(SHOWN, all.size())));
        throw new ModelException(wrong ? ModelError.CARD : absent, first + more, sentences);
    }
}
