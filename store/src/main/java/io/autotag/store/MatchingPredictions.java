package io.autotag.store;

import io.autotag.query.sql.SqlFragment;
import io.autotag.review.ReviewState;
import java.sql.SQLException;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Reads predictions for pages of items. What they come from never changes its name and is remembered: joined to them it
 * would take the planner longer than all of the reading. Thread-safe; each is for one database.
 */
public final class MatchingPredictions {

    private static final String COLUMNS = "p.set_id, p.item_id, p.seq, p.run_id, p.label_id, p.level, p.score,"
            + " p.confidence, p.x, p.y, p.w, p.h, p.status, p.version";

    private static final String PLACED = ", count(*) OVER (PARTITION BY p.item_id) AS predictions, row_number() OVER"
            + " (PARTITION BY p.item_id ORDER BY p.score DESC, p.set_id, p.seq) AS place";

    /** A column of the item i. */
    private static final Pattern OF_ITEM = Pattern.compile("\\bi\\.");

    private final Remembered<String> labels = Remembered.labels();
    private final Remembered<String> runs = Remembered.runs();
    private final Remembered<NamedVersion> versions = Remembered.versionsOfSets();

    /** A prediction without the names. */
    private record Bare(
            PredictionKey key,
            int run,
            int label,
            Level level,
            float score,
            float confidence,
            @Nullable Box box,
            ReviewState status,
            int version) {

        static Bare of(Row row) throws SQLException {
            return new Bare(
                    new PredictionKey(row.number("set_id"), row.number("item_id"), row.integer("seq")),
                    row.integer("run_id"),
                    row.integer("label_id"),
                    Level.ofCode(row.integer("level")),
                    row.real("score"),
                    row.real("confidence"),
                    row.box(),
                    ReviewState.ofCode(row.integer("status")),
                    row.integer("version"));
        }

        int set() {
            return Math.toIntExact(key.setId());
        }

        long item() {
            return key.itemId();
        }
    }

    /**
     * What is shown of an item.
     *
     * @param best the predictions with the best scores, best first
     * @param count how many there are with the others
     */
    public record OfItem(List<StoredPrediction> best, long count) {

        public static final OfItem NONE = new OfItem(List.of(), 0);

        public OfItem {
            best = List.copyOf(best);
        }

        private static OfItem of(List<Found> found, Function<Bare, Optional<StoredPrediction>> stored) {
            return new OfItem(
                    found.stream()
                            .flatMap(one -> stored.apply(one.prediction()).stream())
                            .toList(),
                    found.get(0).count());
        }
    }

    /** The rows that were asked for, without the names. */
    public static final class Asked {

        private final RoundTrip.Answer<Found> rows;

        private Asked(RoundTrip.Answer<Found> rows) {
            this.rows = rows;
        }
    }

    /**
     * Asks for the predictions of items for which the condition holds, together with something else.
     *
     * @param condition over the prediction p of the item i; holds of predictions of the project only
     * @param most how many of one item at most
     */
    public Asked ask(RoundTrip trip, long[] itemIds, SqlFragment condition, int most) {
        SqlFragment statement = SqlFragment.of(
                        "SELECT * FROM (SELECT " + COLUMNS + PLACED + source(condition)
                                + " WHERE p.item_id = ANY (?) AND ",
                        itemIds)
                .then(condition)
                // The predictions of an item come next to each other.
                .then(") placed WHERE place <= ? ORDER BY item_id, place", most);
        return new Asked(trip.ask(row -> new Found(Bare.of(row), row.number("predictions")), statement));
    }

    /**
     * What was asked for, by the ids of those of its items; of one without any, nothing. Each item was asked for once.
     *
     * @param items those that are shown
     * @param visible the sets of versions that are active
     */
    public Map<Long, OfItem> of(
            Transaction tx, Project project, Collection<Item> items, Set<Integer> visible, List<Asked> asked) {
        List<Found> found =
                asked.stream().flatMap(one -> one.rows.list().stream()).toList();
        Map<Long, Item> byId = items.stream().collect(Collectors.toMap(Item::id, Function.identity()));
        Map<Integer, NamedVersion> sets =
                versions.of(tx, found.stream().mapToInt(one -> one.prediction().set()));
        Map<Integer, String> names =
                labels.of(tx, found.stream().mapToInt(one -> one.prediction().label()));
        Map<Integer, String> runUids =
                runs.of(tx, found.stream().mapToInt(one -> one.prediction().run()));
        Function<Bare, Optional<StoredPrediction>> stored = bare -> stored(
                bare,
                byId.get(bare.item()),
                sets.get(bare.set()),
                names.get(bare.label()),
                runUids.get(bare.run()),
                project.uid(),
                visible);
        return found.stream()
                .collect(Collectors.groupingBy(
                        one -> one.prediction().item(),
                        Collectors.collectingAndThen(Collectors.toList(), some -> OfItem.of(some, stored))));
    }

    /** Most conditions say nothing of the item, and then a join takes longer than all of the rest. */
    private static String source(SqlFragment condition) {
        return OF_ITEM.matcher(condition.text()).find()
                ? " FROM prediction p JOIN item i ON i.id = p.item_id"
                : " FROM prediction p";
    }

    /** @param count of the predictions of its item */
    private record Found(Bare prediction, long count) {}

    /** Absent where something that it comes from is not there. */
    private static Optional<StoredPrediction> stored(
            Bare bare,
            @Nullable Item item,
            @Nullable NamedVersion origin,
            @Nullable String label,
            @Nullable String run,
            String projectUid,
            Set<Integer> visible) {
        if (item == null || origin == null || label == null || run == null) {
            return Optional.empty();
        }
        return Optional.of(new StoredPrediction(
                bare.key().uid(),
                item.uid(),
                item.key(),
                projectUid,
                label,
                bare.level(),
                bare.score(),
                bare.confidence(),
                bare.box(),
                null,
                bare.status(),
                bare.version(),
                visible.contains(bare.set()),
                origin.modelUid(),
                origin.model(),
                origin.number(),
                origin.uid(),
                origin.trainingSet(),
                run));
    }
}
