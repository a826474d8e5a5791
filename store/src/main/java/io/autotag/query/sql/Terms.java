package io.autotag.query.sql;

import io.autotag.query.Condition;

/** Conditions on single fields of one owner. */
interface Terms {
    Predicate test(Condition.Test test);

    Predicate present(Condition.Present present);
}
