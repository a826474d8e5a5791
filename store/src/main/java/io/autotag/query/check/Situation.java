package io.autotag.query.check;

import io.autotag.query.Field;
import io.autotag.query.ScopeKind;
import io.autotag.query.TagLevel;
import java.util.Optional;

/**
 * What may come at a place of a query.
 *
 * @param scope the explicit scope around the place
 * @param field the field that is compared; absent behind a count, too
 * @param key what follows the field's dot, empty when nothing does
 * @param level of the prefix term whose tag comes
 * @param nested whether a parenthesis is open
 */
record Situation(
        Next next,
        Optional<ScopeKind> scope,
        Optional<Field> field,
        String key,
        Optional<TagLevel> level,
        boolean nested) {}
