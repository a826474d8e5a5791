package io.autotag.query.cell;

import io.autotag.query.Condition;
import io.autotag.query.Field;
import io.autotag.query.Literal;
import io.autotag.query.TagLevel;
import java.util.List;

/** The values of tests, as the tables have them. */
public final class Tests {
    private static final List<String> STATUSES = Field.AUTOTAG_STATUS.choices();

    private Tests() {}

    public static String textOf(Condition.Test test) {
        return ((Literal.Text) test.value()).value();
    }

    public static double numberOf(Condition.Test test) {
        return ((Literal.Numeric) test.value()).value();
    }

    /** The columns of scores are four bytes wide, and so must be what they are compared with. */
    public static float realOf(Condition.Test test) {
        return (float) numberOf(test);
    }

    /** 0 pending, 1 accepted, 2 modified, 3 rejected. */
    public static int statusOf(Condition.Test test) {
        return STATUSES.indexOf(textOf(test));
    }

    /** 0 for images, 1 for objects. */
    public static int code(TagLevel level) {
        return level == TagLevel.IMAGE ? 0 : 1;
    }
}
