package io.autotag.search;

import io.autotag.query.Field;
import io.autotag.query.Naive;
import io.autotag.query.RandomWorld;
import io.autotag.query.TagLevel;
import io.autotag.query.World;
import io.autotag.query.World.PredictionSet;
import io.autotag.store.AccountRepository;
import io.autotag.store.Database;
import io.autotag.store.DatasetRepository;
import io.autotag.store.DatasetStatus;
import io.autotag.store.NewDataset;
import io.autotag.store.NewProject;
import io.autotag.store.NewSavedQuery;
import io.autotag.store.Organisation;
import io.autotag.store.Project;
import io.autotag.store.ProjectRepository;
import io.autotag.store.SliceRepository;
import io.autotag.store.Transaction;
import io.autotag.store.Visibility;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** A world in the tables of a database, as one project of an organisation of its own. */
final class StoredWorld {

    /** The slice that is a saved query, and what it finds. */
    private static final World.Place SAVED = RandomWorld.SLICES.get(2);

    private static final String SAVED_QUERY =
            "object_prefix:car AND score >= 0.5 OR slice = \"night\" AND NOT image_prefix:rain";

    private static final String SHA = "0".repeat(64);

    private final Transaction tx;
    private final Organisation organisation;
    private final Map<World.Place, Long> datasets = new HashMap<>();
    private final Map<World.Place, Long> slices = new HashMap<>();
    private final Map<PredictionSet, Long> sets = new HashMap<>();
    private final Map<String, Long> labels = new HashMap<>();
    private final Map<String, Long> users = new HashMap<>();
    private final Map<Long, World.Item> items = new TreeMap<>(Comparator.reverseOrder());
    private final String word;

    private StoredWorld(Transaction tx, String word) {
        this.tx = tx;
        this.word = word;
        this.organisation = new AccountRepository().createOrganisation(tx, word, word);
    }

    /**
     * A project and its items by their ids, newest first.
     *
     * @param word part of the names that have to differ between worlds of one database
     */
    static Stored plant(Database database, String word, World world) {
        return database.inTransaction(tx -> new StoredWorld(tx, word).plant(world));
    }

    record Stored(Project project, Map<Long, World.Item> items) {}

    private Stored plant(World world) {
        tx.sql("INSERT INTO blob (sha256, bytes) VALUES (?, 1) ON CONFLICT DO NOTHING", SHA)
                .update();
        List<World.Item> oldestFirst = world.items().stream()
                .sorted(Comparator.comparing(World.Item::createdAt).thenComparing(World.Item::number))
                .toList();
        oldestFirst.forEach(item -> datasets.computeIfAbsent(item.dataset(), this::dataset));
        Project project = project();
        for (World.Item item : oldestFirst) {
            World.Item sliced = sliced(item);
            items.put(item(project, sliced), sliced);
        }
        save(project);
        return new Stored(project, items);
    }

    private Project project() {
        List<String> uids = tx.sql("SELECT uid FROM dataset WHERE org_id = ?", organisation.id())
                .list(row -> row.text("uid"));
        return new ProjectRepository().create(tx, new NewProject(organisation.id(), word, word, word, uids));
    }

    private long dataset(World.Place place) {
        NewDataset dataset = new NewDataset(
                organisation.id(),
                word,
                place.name(),
                place.slug(),
                "image",
                Visibility.PRIVATE,
                DatasetStatus.CREATED);
        return new DatasetRepository().create(tx, dataset).id();
    }

    private long item(Project project, World.Item item) {
        long id = insert(
                "INSERT INTO item (uid, dataset_id, key, blob_sha256, width, height, content_type, bytes, metadata,"
                        + " created_at) VALUES (?, ?, ?, ?, ?, ?, 'image/jpeg', 1, ?::jsonb, ?)",
                uid(item.uid()),
                datasets.get(item.dataset()),
                item.key(),
                SHA,
                item.width().orElse(null),
                item.height().orElse(null),
                json(item.metadata()),
                item.createdAt());
        for (World.Place slice : withoutSaved(item)) {
            long sliceId = slices.computeIfAbsent(slice, this::slice);
            tx.sql("INSERT INTO slice_item (slice_id, item_id) VALUES (?, ?)", sliceId, id)
                    .update();
        }
        review(project, id, item.review());
        for (PredictionSet set : item.lookedAtBy()) {
            long setId = sets.computeIfAbsent(set, one -> set(project, one));
            tx.sql("INSERT INTO set_item (set_id, item_id, run_id, n) VALUES (?, ?, 0, 0)", setId, id)
                    .update();
        }
        int seq = 0;
        for (World.Prediction prediction : item.predictions()) {
            predict(id, seq++, prediction);
        }
        item.annotations().forEach(annotation -> annotate(project, id, annotation));
        return id;
    }

    /** Uids are the installation's; those of the queries belong to the first world of a database. */
    private String uid(String uid) {
        return word.equals("own") ? uid : word + uid;
    }

    private long slice(World.Place place) {
        return insert(
                "INSERT INTO slice (org_id, owner_name, name, slug, visibility, sources)"
                        + " VALUES (?, ?, ?, ?, 'private', '[]')",
                organisation.id(),
                word,
                place.name(),
                place.slug());
    }

    private static World.Item sliced(World.Item item) {
        Set<World.Place> slices = withoutSaved(item);
        if (Naive.holds(SAVED_QUERY, item.in(slices))) {
            slices.add(SAVED);
        }
        return item.in(slices);
    }

    private static Set<World.Place> withoutSaved(World.Item item) {
        Set<World.Place> slices = new LinkedHashSet<>(item.slices());
        slices.remove(SAVED);
        return slices;
    }

    private void save(Project project) {
        NewSavedQuery saved =
                new NewSavedQuery(project, word, SAVED.name(), SAVED.slug(), Visibility.PRIVATE, SAVED_QUERY);
        new SliceRepository().create(tx, saved);
    }

    private void review(Project project, long id, World.Review review) {
        if (review.status().equals("unreviewed") && id % 2 == 0) {
            return;
        }
        tx.sql(
                        "INSERT INTO project_item (project_id, item_id, state, reviewer, reviewed_at)"
                                + " VALUES (?, ?, ?, ?, ?)",
                        project.id(),
                        id,
                        review.status(),
                        review.reviewer().map(this::user).orElse(null),
                        review.at().orElse(null))
                .update();
    }

    private long user(String login) {
        return users.computeIfAbsent(
                login,
                name -> insert("INSERT INTO app_user (org_id, login) VALUES (?, ?)", organisation.id(), uid(name)));
    }

    private long label(String name) {
        return labels.computeIfAbsent(
                name, one -> insert("INSERT INTO label (org_id, name) VALUES (?, ?)", organisation.id(), one));
    }

    private long set(Project project, PredictionSet set) {
        long model = tx.sql("SELECT id FROM model WHERE org_id = ? AND name = ?", organisation.id(), set.model())
                .first(row -> row.number("id"))
                .orElseGet(
                        () -> insert("INSERT INTO model (org_id, name) VALUES (?, ?)", organisation.id(), set.model()));
        long version = insert(
                "INSERT INTO model_version (model_id, version, blob_sha256, card_yaml, card_sha256, head, reason,"
                        + " level, training_set, state) VALUES (?, ?, ?, '', '', '', '', 'object', ?, 'draft')",
                model,
                set.version(),
                SHA,
                set.trainingSet().orElse(""));
        return insert(
                "INSERT INTO prediction_set (project_id, model_version_id, settings_sha, visible, shard)"
                        + " VALUES (?, ?, '', ?, ?)",
                project.id(),
                version,
                set.visible(),
                sets.size());
    }

    private void predict(long item, int seq, World.Prediction prediction) {
        tx.sql(
                        "INSERT INTO prediction (shard, set_id, item_id, seq, run_id, label_id, level, score, confidence,"
                                + " status, x, y, w, h) SELECT shard, id, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?"
                                + " FROM prediction_set WHERE id = ?",
                        item,
                        seq,
                        run(prediction.set()),
                        label(prediction.label()),
                        prediction.level() == TagLevel.IMAGE ? 0 : 1,
                        prediction.score(),
                        prediction.confidence(),
                        Field.AUTOTAG_STATUS.choices().indexOf(prediction.status()),
                        prediction.box().map(box -> 0f).orElse(null),
                        prediction.box().map(box -> 0f).orElse(null),
                        prediction.box().map(World.Box::width).orElse(null),
                        prediction.box().map(World.Box::height).orElse(null),
                        sets.get(prediction.set()))
                .update();
    }

    private long run(PredictionSet set) {
        String uid = uid(set.run());
        return tx.sql("SELECT id FROM run WHERE uid = ?", uid)
                .first(row -> row.number("id"))
                .orElseGet(() -> tx.sql(
                                "INSERT INTO run (uid, project_id, set_id, model_version_id, kind, selection_kind,"
                                        + " selection_uids, force) SELECT ?, project_id, id, model_version_id, 'manual',"
                                        + " 'full', '{}', false FROM prediction_set WHERE id = ? RETURNING id",
                                uid,
                                sets.get(set))
                        .one(row -> row.number("id")));
    }

    private void annotate(Project project, long item, World.Annotation annotation) {
        tx.sql(
                        "INSERT INTO annotation (project_id, item_id, label_id, kind, attributes, source, w, h)"
                                + " VALUES (?, ?, ?, ?, ?::jsonb, 0, ?, ?)",
                        project.id(),
                        item,
                        label(annotation.label()),
                        annotation.type(),
                        json(annotation.attributes()),
                        annotation.box().map(World.Box::width).orElse(null),
                        annotation.box().map(World.Box::height).orElse(null))
                .update();
    }

    private long insert(String statement, @Nullable Object... values) {
        return tx.sql(statement + " RETURNING id", values).one(row -> row.number("id"));
    }

    private static String json(Map<String, Object> values) {
        return values.entrySet().stream()
                .map(entry -> '"' + entry.getKey() + "\": " + json(entry.getValue()))
                .collect(Collectors.joining(", ", "{", "}"));
    }

    private static String json(Object value) {
        return value instanceof String text ? '"' + text + '"' : value.toString();
    }
}
