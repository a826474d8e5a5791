package io.autotag.query;

import java.util.List;

/** Errors about words that are not on a list. */
final class UnknownWord {
    private UnknownWord() {}

    static QueryException at(Token word, String sentence, List<String> known) {
        return at(word.text(), word.place(), sentence, known);
    }

    static QueryException at(String word, Place place, String sentence, List<String> known) {
        return new QueryException(QueryProblem.at(place, sentence + " " + Spelling.quoted(word) + ".")
                .expecting(known)
                .suggesting(NearMiss.of(word, known).filter(near -> !near.equals(word))));
    }
}
