package io.autotag.query.sql;

import io.autotag.query.Condition;
import io.autotag.query.Field;
import io.autotag.query.Group;
import io.autotag.query.cell.BestScore;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** The groups of predictions a query asks for and not against; an item is shown and sorted by their members. */
final class MatchingGroups implements Condition.Visitor<Stream<Group>> {
    static final Group ANY_VISIBLE =
            new Group(Group.Subject.PREDICTION, Optional.empty(), Optional.empty(), false, Condition.ALWAYS);

    private MatchingGroups() {}

    /** At least one: all visible predictions where the query asks for none. */
    static List<Group> of(Condition condition) {
        List<Group> found = condition.accept(new MatchingGroups()).distinct().toList();
        return found.isEmpty() ? List.of(ANY_VISIBLE) : found;
    }

    /** Whether the query asks for no predictions. */
    static boolean isNone(Condition condition) {
        return condition.accept(new MatchingGroups()).findAny().isEmpty();
    }

    @Override
    public Stream<Group> all(Condition.All all) {
        return all.parts().stream().flatMap(part -> part.accept(this));
    }

    @Override
    public Stream<Group> any(Condition.Any any) {
        return any.parts().stream().flatMap(part -> part.accept(this));
    }

    @Override
    public Stream<Group> negation(Condition.Negation negation) {
        return Stream.empty();
    }

    @Override
    public Stream<Group> exists(Condition.Exists exists) {
        return ofPredictions(exists.group());
    }

    @Override
    public Stream<Group> count(Condition.Count count) {
        return ofPredictions(count.group());
    }

    private static Stream<Group> ofPredictions(Group group) {
        return Stream.of(group).filter(one -> one.subject() == Group.Subject.PREDICTION);
    }

    @Override
    public Stream<Group> test(Condition.Test test) {
        return ofTag(test.field(), test.key());
    }

    @Override
    public Stream<Group> present(Condition.Present present) {
        return ofTag(present.field(), present.key());
    }

    private static Stream<Group> ofTag(Field field, Optional<String> tag) {
        boolean named = field == Field.IMAGE_SCORE || field == Field.OBJECT_SCORE;
        return named ? Stream.of(BestScore.group(field, tag)) : Stream.empty();
    }
}
