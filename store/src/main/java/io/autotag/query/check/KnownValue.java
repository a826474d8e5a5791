package io.autotag.query.check;

import io.autotag.query.Literal;
import io.autotag.query.Spelling;

/**
 * A value that is there in a project.
 *
 * @param help what else there is to say of it; may be empty
 */
public record KnownValue(Literal value, String help) {
    public static KnownValue text(String name, String help) {
        return new KnownValue(new Literal.Text(name), help);
    }

    /** The value without quotes. */
    String name() {
        return value instanceof Literal.Text text ? text.value() : Spelling.of(value);
    }
}
