package io.autotag.search;

import io.autotag.query.check.QueryCheck;
import io.autotag.store.Database;
import io.autotag.store.Project;

/** Checks queries while they are typed, with the names of a project at hand. Thread-safe. */
public final class QueryChecks {

    private final Database database;

    public QueryChecks(Database database) {
        this.database = database;
    }

    /** @param caret between the characters, from 0 to the length of the text */
    public QueryCheck check(Project project, String text, int caret) {
        return database.read(tx -> QueryCheck.of(text, caret, new ProjectVocabulary(tx, project)));
    }
}
