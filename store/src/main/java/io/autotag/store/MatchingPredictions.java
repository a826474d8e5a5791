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
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Reads predictions for pages of items. What they come from never changes its name and is remembered: joined to them it
 * would take the planner longer than all of the reading. Thread-safe; each is for one database.
 */
public final class MatchingPredictions {

    private static final String COLUMNS = "p.set_id, p.item_id, p.seq, p.run_id, p.label_id, p.level, p.score,"
            + " p.confidence, p.x, p.y, p.w, p.h, p.status, p.version";

    private final Remembered<String> labels = Remembered.labels();
    private final Remembered<String> runs = Remembered.runs();
    private final Remembered<Origin> origins = new Remembered<>(
            """
            SELECT s.id, m.uid AS model_uid, m.name, v.version, v.uid, v.training_set FROM prediction_set s
            JOIN model_version v ON v.id = s.model_version_id JOIN model m ON m.id = v.model_id
            WHERE s.id = ANY (?)""",
            row -> new Origin(
                    row.text("model_uid"),
                    row.text("name"),
                    row.integer("version"),
                    row.text("uid"),
                    row.text("training_set")));

    private record Origin(String modelUid, String model, int version, String versionUid, String trainingSet) {}

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
    }

    /**
     * Of each of the items the predictions for which the condition holds, best score first, by the items' uids.
     *
     * @param visible the sets of versions that are active
     * @param condition over the prediction p of the item i; holds of predictions of the project only
     * @param most how many of one item at most
     */
    public Map<String, List<StoredPrediction>> of(
            Transaction tx,
            Project project,
            Collection<Item> items,
            Set<Integer> visible,
            SqlFragment condition,
            int most) {
        List<Bare> found = read(tx, items, condition, most);
        Map<Long, Item> byId = items.stream().collect(Collectors.toMap(Item::id, Function.identity()));
        Map<Integer, Origin> sets = origins.of(tx, found.stream().mapToInt(Bare::set));
        Map<Integer, String> names = labels.of(tx, found.stream().mapToInt(Bare::label));
        Map<Integer, String> runUids = runs.of(tx, found.stream().mapToInt(Bare::run));
        return found.stream()
                .flatMap(bare -> stored(
                        bare,
                        byId.get(bare.key().itemId()),
                        sets.get(bare.set()),
                        names.get(bare.label()),
                        runUids.get(bare.run()),
                        project.uid(),
                        visible)
                        .stream())
                .collect(Collectors.groupingBy(StoredPrediction::itemUid));
    }

    private static List<Bare> read(Transaction tx, Collection<Item> items, SqlFragment condition, int most) {
        SqlFragment statement = SqlFragment.of("SELECT p.* FROM item i CROSS JOIN LATERAL (SELECT " + COLUMNS
                        + " FROM prediction p WHERE p.item_id = i.id AND ")
                .then(condition)
                .then(" ORDER BY p.score DESC, p.set_id, p.seq LIMIT ?) p", most)
                .then(
                        " WHERE i.id = ANY (?) ORDER BY p.item_id, p.score DESC, p.set_id, p.seq",
                        items.stream().mapToLong(Item::id).toArray());
        return tx.sql(statement).list(Bare::of);
    }

    /** Absent where something that it comes from is not there. */
    private static Optional<StoredPrediction> stored(
            Bare bare,
            @Nullable Item item,
            @Nullable Origin origin,
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
                bare.status(),
                bare.version(),
                visible.contains(bare.set()),
                origin.modelUid(),
                origin.model(),
                origin.version(),
                origin.versionUid(),
                origin.trainingSet(),
                run));
    }
}
