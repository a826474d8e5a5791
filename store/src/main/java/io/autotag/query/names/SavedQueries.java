package io.autotag.query.names;

import io.autotag.query.Condition;
import io.autotag.query.Place;
import io.autotag.query.QueryException;
import io.autotag.query.QueryProblem;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.function.Function;
import java.util.function.Predicate;

/**
 * Puts saved queries where a condition on slices names them, and saved queries where these name others. Not thread-safe:
 * make one for each translation of a query.
 */
public final class SavedQueries {
    private static final int MOST_LEVELS = 8;

    /** Each character may become a value of a statement, which can have 65,535 of them. */
    private static final int MOST_CHARACTERS = 32_768;

    private final Names names;
    private final long mostCharacters;
    private final Deque<SavedQuery> open = new ArrayDeque<>();
    private long characters;

    private SavedQueries(Names names, long mostCharacters) {
        this.names = names;
        this.mostCharacters = mostCharacters;
    }

    /** For a translation that writes each saved query out as often as it is named. */
    public static SavedQueries writtenOut(Names names) {
        return new SavedQueries(names, MOST_CHARACTERS);
    }

    /** For one that remembers what each saved query gives. */
    public static SavedQueries remembered(Names names) {
        return new SavedQueries(names, Long.MAX_VALUE);
    }

    /**
     * What each of the project's saved queries that are meant comes to.
     *
     * @param meaning may name further saved queries; asked before the next one
     * @throws QueryException when one asks for itself, or they are more than can be answered
     */
    public <R> List<R> each(Predicate<SavedQuery> meant, Function<Condition, R> meaning) {
        List<R> all = new ArrayList<>();
        for (SavedQuery saved : names.savedQueries()) {
            if (meant.test(saved)) {
                enter(saved);
                all.add(meaning.apply(saved.query().condition()));
                open.pop();
            }
        }
        return all;
    }

    private void enter(SavedQuery saved) {
        if (open.contains(saved)) {
            throw refusal(
                    "The saved query \"" + saved.name() + "\" asks for itself: ask for its slices by other names.");
        }
        characters += saved.query().canonical().length();
        if (open.size() == MOST_LEVELS || characters > mostCharacters) {
            throw refusal("This query asks for too much through saved queries: name fewer of them.");
        }
        open.push(saved);
    }

    private static QueryException refusal(String sentence) {
        return new QueryException(QueryProblem.at(Place.NOWHERE, sentence));
    }
}
