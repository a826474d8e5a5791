package io.autotag.query.check;

import java.util.List;

/** The names and values that a project's queries may use. Asked for what may come at the caret only. */
public interface Vocabulary {
    /** Some of those that hold the text in any case, those that begin with it first. */
    List<KnownValue> holding(Topic topic, String typed);
}
