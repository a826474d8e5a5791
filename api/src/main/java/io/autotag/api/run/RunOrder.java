package io.autotag.api.run;

import io.autotag.store.Selection;
import java.util.Optional;

/**
 * A run that somebody wants; what is empty comes from the project's settings.
 *
 * @param versionUid a model version other than the active one of the project's model
 * @param force whether items without decisions are tagged anew
 * @param priority empty for that of every run
 * @param key the same key in the same project is the same run
 */
public record RunOrder(
        Optional<Selection> selection,
        Optional<String> versionUid,
        boolean force,
        Optional<Integer> priority,
        Optional<String> key) {}
