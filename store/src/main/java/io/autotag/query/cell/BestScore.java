package io.autotag.query.cell;

import io.autotag.query.Condition;
import io.autotag.query.Field;
import io.autotag.query.Group;
import io.autotag.query.Tag;
import io.autotag.query.TagLevel;
import java.util.Optional;

/** The visible predictions of one tag, of which {@code autotag.image.TAG} and {@code autotag.object.TAG} speak. */
public final class BestScore {
    private BestScore() {}

    public static Group group(Field field, Optional<String> tag) {
        TagLevel level = field == Field.IMAGE_SCORE ? TagLevel.IMAGE : TagLevel.OBJECT;
        return new Group(
                Group.Subject.PREDICTION,
                Optional.of(level),
                Optional.of(new Tag(tag.orElseThrow(), false)),
                false,
                Condition.ALWAYS);
    }
}
