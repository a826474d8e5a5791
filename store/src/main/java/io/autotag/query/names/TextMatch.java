package io.autotag.query.names;

import io.autotag.query.Operator;
import io.autotag.query.Tag;
import java.util.Locale;

/** Which names are meant: a name, those that begin with a text, or those that hold it in any case. */
public record TextMatch(Kind kind, String text) {
    /** How a name is compared with the text. */
    public enum Kind {
        EQUAL,
        BEGINS,
        CONTAINS
    }

    public static TextMatch of(Tag tag) {
        return new TextMatch(tag.open() ? Kind.BEGINS : Kind.EQUAL, tag.text());
    }

    /** Of an operator, or of its opposite where it is a negation. */
    public static TextMatch of(Operator operator, String text) {
        return new TextMatch(operator == Operator.CONTAINS ? Kind.CONTAINS : Kind.EQUAL, text);
    }

    public boolean matches(String name) {
        return switch (kind) {
            case EQUAL -> name.equals(text);
            case BEGINS -> name.startsWith(text);
            case CONTAINS -> name.toLowerCase(Locale.ROOT).contains(text.toLowerCase(Locale.ROOT));
        };
    }
}
