package io.autotag.ops.bench;

import io.autotag.store.AccountRepository;
import io.autotag.store.Database;
import io.autotag.store.Dataset;
import io.autotag.store.DatasetRepository;
import io.autotag.store.DatasetStatus;
import io.autotag.store.Item;
import io.autotag.store.ItemRepository;
import io.autotag.store.Level;
import io.autotag.store.Model;
import io.autotag.store.ModelRepository;
import io.autotag.store.ModelVersion;
import io.autotag.store.NewDataset;
import io.autotag.store.NewItem;
import io.autotag.store.NewModelVersion;
import io.autotag.store.NewProject;
import io.autotag.store.NewRun;
import io.autotag.store.Organisation;
import io.autotag.store.Page;
import io.autotag.store.Project;
import io.autotag.store.ProjectRepository;
import io.autotag.store.Reviewer;
import io.autotag.store.Role;
import io.autotag.store.Run;
import io.autotag.store.RunKind;
import io.autotag.store.RunRepository;
import io.autotag.store.Selection;
import io.autotag.store.Transaction;
import io.autotag.store.Visibility;
import java.util.List;
import java.util.stream.IntStream;

/**
 * A project with ten predictions on each item, one of each label, all pending: what a bulk action over a label meets is
 * a tenth of the predictions, each on an item of its own.
 *
 * @param people an operator, who acts in bulk, and an annotator
 * @param some items to review one by one, of those that were made first
 */
record ReviewWorld(Project project, List<Reviewer> people, List<Item> some) {

    static final int LABELS = 10;

    private static final int SOME = 5_000;
    private static final String SHA = "0".repeat(64);

    /** With the statistics that PostgreSQL gathers by itself in the minute after a run. */
    static ReviewWorld plant(Database database, long predictions) {
        ReviewWorld world = database.inTransaction(tx -> plant(tx, predictions / LABELS));
        database.doInTransaction(tx -> tx.sql("ANALYZE").execute());
        return world;
    }

    private static ReviewWorld plant(Transaction tx, long items) {
        Organisation organisation = new AccountRepository().createOrganisation(tx, "bench", "bench");
        Dataset dataset = new DatasetRepository()
                .create(
                        tx,
                        new NewDataset(
                                organisation.id(),
                                "bench",
                                "bench",
                                "bench",
                                "image",
                                Visibility.PRIVATE,
                                DatasetStatus.CREATED));
        Project project = new ProjectRepository()
                .create(tx, new NewProject(organisation.id(), "bench", "bench", "bench", List.of(dataset.uid())));
        Run run = new RunRepository()
                .create(
                        tx,
                        new NewRun(
                                project, version(tx, organisation), new Selection.Full(), RunKind.MANUAL, null, false))
                .run();
        // One item by the repository makes the rows that items refer to.
        new ItemRepository().add(tx, dataset.id(), List.of(new NewItem("0", SHA, 640, 480, "image/jpeg", 1, "{}")));
        fill(tx, dataset, run, items);
        return new ReviewWorld(
                project,
                List.of(person(tx, organisation, Role.OPERATOR), person(tx, organisation, Role.ANNOTATOR)),
                new ItemRepository().list(tx, dataset, Page.first((int) Math.min(SOME, items))));
    }

    private static ModelVersion version(Transaction tx, Organisation organisation) {
        ModelRepository models = new ModelRepository();
        Model model = models.create(tx, organisation.id(), "bench");
        List<String> labels =
                IntStream.range(0, LABELS).mapToObj(ReviewWorld::label).toList();
        ModelVersion draft = models.addVersion(
                tx, model, new NewModelVersion(SHA, 1, "", SHA, "yolo-v8", "", Level.OBJECT, null, labels));
        return models.activate(tx, model, draft.uid());
    }

    static String label(int number) {
        return "label" + number;
    }

    private static Reviewer person(Transaction tx, Organisation organisation, Role role) {
        return new Reviewer(new AccountRepository().createUser(tx, organisation.id(), role.name()), role);
    }

    /** Scores between 0 and 1, scattered. */
    private static void fill(Transaction tx, Dataset dataset, Run run, long items) {
        tx.sql(
                        "INSERT INTO item (dataset_id, key, blob_sha256, width, height, content_type, bytes)"
                                + " SELECT ?, n::text, ?, 640, 480, 'image/jpeg', 1 FROM generate_series(1, ?) n ORDER BY n",
                        dataset.id(),
                        SHA,
                        items - 1)
                .update();
        tx.sql(
                        "INSERT INTO prediction (shard, set_id, item_id, seq, run_id, label_id, level, score, confidence,"
                                + " x, y, w, h) SELECT s.shard, s.id, i.id, l.position, ?, l.label_id, 1, c.score,"
                                + " (c.score + 1) / 2, 10, 20, 100, 50 FROM prediction_set s CROSS JOIN item i"
                                + " JOIN model_label l ON l.model_version_id = s.model_version_id CROSS JOIN LATERAL"
                                + " (SELECT (hashint8(i.id * 10 + l.position) & 65535) / 65536.0 AS score) c"
                                + " WHERE s.id = ? AND i.dataset_id = ? ORDER BY i.id, l.position",
                        (int) run.id(),
                        (int) run.setId(),
                        dataset.id())
                .update();
    }
}
