package io.autotag.model;

import java.util.Optional;

/** One way to tell what a model is. Pure. */
interface HeadRule {

    /** Nothing when the rule has nothing to say of this model. */
    Optional<Verdict> judge(Evidence evidence);
}
