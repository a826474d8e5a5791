package io.autotag.search;

import io.autotag.query.Condition;
import io.autotag.query.Evaluator;
import io.autotag.query.Field;
import io.autotag.query.Group;
import io.autotag.query.Query;
import io.autotag.query.Tag;
import io.autotag.query.TagLevel;
import io.autotag.query.World;
import io.autotag.search.StoredWorld.Stored;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;

/** Orders the items of a world by brute force. */
final class PageOracle {

    private final Stored stored;

    PageOracle(Stored stored) {
        this.stored = stored;
    }

    /** The ids of all items that match, in order. */
    List<Long> order(Query query, ItemSort sort, Direction direction) {
        List<Map.Entry<Long, World.Item>> found = new ArrayList<>(stored.items().entrySet().stream()
                .filter(entry -> Evaluator.holds(query, entry.getValue()))
                .toList());
        found.sort(
                switch (sort) {
                    case CREATED_AT -> byAge(direction);
                    case REFERENCE_ID -> by(item -> Optional.of(item.key()), direction);
                    case REVIEWED_AT -> by(item -> item.review().at(), direction);
                    case SCORE -> by(item -> scores(query, item).max(Float::compare), direction);
                    case UNCERTAINTY ->
                        by(item -> scores(query, item).map(Math::abs).min(Float::compare), direction);
                });
        return found.stream().map(Map.Entry::getKey).toList();
    }

    private static <T extends Comparable<T>> Comparator<Map.Entry<Long, World.Item>> by(
            Function<World.Item, Optional<T>> key, Direction direction) {
        Comparator<T> order = direction == Direction.ASCENDING ? Comparator.naturalOrder() : Comparator.reverseOrder();
        return Comparator.comparing(
                        (Map.Entry<Long, World.Item> entry) ->
                                key.apply(entry.getValue()).orElse(null),
                        Comparator.nullsLast(order))
                .thenComparing(byAge(direction));
    }

    private static Comparator<Map.Entry<Long, World.Item>> byAge(Direction direction) {
        Comparator<Map.Entry<Long, World.Item>> oldestFirst = Map.Entry.comparingByKey();
        return direction == Direction.ASCENDING ? oldestFirst : oldestFirst.reversed();
    }

    private static Stream<Float> scores(Query query, World.Item item) {
        return asked(query, item).map(World.Prediction::score);
    }

    /** The item's predictions the query asks for. */
    static Stream<World.Prediction> asked(Query query, World.Item item) {
        List<Group> groups = groups(query.condition()).toList();
        return groups.isEmpty()
                ? item.predictions().stream().filter(one -> one.set().visible())
                : once(groups.stream().flatMap(group -> Evaluator.predictions(group, item)));
    }

    /** Two predictions may be alike in everything and are two all the same. */
    private static Stream<World.Prediction> once(Stream<World.Prediction> predictions) {
        Set<World.Prediction> seen = Collections.newSetFromMap(new IdentityHashMap<>());
        return predictions.filter(seen::add);
    }

    static Stream<Group> groups(Condition condition) {
        if (condition instanceof Condition.All all) {
            return all.parts().stream().flatMap(PageOracle::groups);
        }
        if (condition instanceof Condition.Any any) {
            return any.parts().stream().flatMap(PageOracle::groups);
        }
        if (condition instanceof Condition.Exists exists) {
            return ofPredictions(exists.group());
        }
        if (condition instanceof Condition.Count count) {
            return ofPredictions(count.group());
        }
        if (condition instanceof Condition.Test test) {
            return ofTag(test.field(), test.key());
        }
        return condition instanceof Condition.Present present ? ofTag(present.field(), present.key()) : Stream.empty();
    }

    private static Stream<Group> ofPredictions(Group group) {
        return group.subject() == Group.Subject.PREDICTION ? Stream.of(group) : Stream.empty();
    }

    private static Stream<Group> ofTag(Field field, Optional<String> tag) {
        if (field != Field.IMAGE_SCORE && field != Field.OBJECT_SCORE) {
            return Stream.empty();
        }
        TagLevel level = field == Field.IMAGE_SCORE ? TagLevel.IMAGE : TagLevel.OBJECT;
        return Stream.of(new Group(
                Group.Subject.PREDICTION,
                Optional.of(level),
                Optional.of(new Tag(tag.orElseThrow(), false)),
                false,
                Condition.ALWAYS));
    }
}
