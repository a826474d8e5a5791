package io.autotag.ops.bench.review;

import io.autotag.store.AccountRepository;
import io.autotag.store.Database;
import io.autotag.store.Dataset;
import io.autotag.store.DatasetRepository;
import io.autotag.store.DatasetStatus;
import io.autotag.store.ItemRepository;
import io.autotag.store.KeyRepository;
import io.autotag.store.KeySecret;
import io.autotag.store.Level;
import io.autotag.store.Model;
import io.autotag.store.ModelRepository;
import io.autotag.store.ModelVersion;
import io.autotag.store.NewApiKey;
import io.autotag.store.NewDataset;
import io.autotag.store.NewItem;
import io.autotag.store.NewModelVersion;
import io.autotag.store.NewProject;
import io.autotag.store.NewRun;
import io.autotag.store.Organisation;
import io.autotag.store.Project;
import io.autotag.store.ProjectRepository;
import io.autotag.store.Role;
import io.autotag.store.Run;
import io.autotag.store.RunKind;
import io.autotag.store.RunRepository;
import io.autotag.store.Selection;
import io.autotag.store.Transaction;
import io.autotag.store.User;
import io.autotag.store.Visibility;
import java.security.SecureRandom;
import java.util.List;
import java.util.stream.IntStream;

/**
 * A project with ten predictions on each item, one of each label. They are pending; behind those items, newer than all of
 * them, lie a quarter as many that are reviewed.
 *
 * @param operator the key of a person who acts in bulk
 * @param annotators keys of people who review
 * @param oldest uids of items whose predictions are pending, those that were made first
 */
record ReviewWorld(String projectUid, String operator, List<String> annotators, List<String> oldest) {

    static final int LABELS = 10;
    static final int PEOPLE = 20;

    private static final int OLDEST = 5_000;
    private static final String SHA = "0".repeat(64);

    ReviewWorld {
        annotators = List.copyOf(annotators);
        oldest = List.copyOf(oldest);
    }

    /** @param predictions how many are pending */
    static ReviewWorld plant(Database database, long predictions) {
        ReviewWorld world = database.inTransaction(tx -> plant(tx, predictions));
        // As PostgreSQL does by itself by the time anybody asks.
        database.doInTransaction(
                tx -> tx.sql("ANALYZE item, project_item, dataset, label").execute());
        database.doInTransaction(ReviewRows::analyse);
        return world;
    }

    /** How many items there are: those to decide, and a quarter as many that are reviewed. */
    static int items(long predictions) {
        return Math.toIntExact(toDecide(predictions) + reviewed(predictions));
    }

    private static long toDecide(long predictions) {
        return predictions / LABELS;
    }

    private static long reviewed(long predictions) {
        return toDecide(predictions) / 4;
    }

    private static ReviewWorld plant(Transaction tx, long predictions) {
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
        ModelVersion version = version(tx, organisation);
        NewRun run = new NewRun(project, version, new Selection.Full(), RunKind.MANUAL, null, false);
        Run made = new RunRepository().create(tx, run).run();
        // One item by the repository makes the rows that items refer to.
        new ItemRepository().add(tx, dataset.id(), List.of(new NewItem("0", SHA, 640, 480, "image/jpeg", 1, "{}")));
        new ReviewRows(tx, dataset.id(), made).fill(toDecide(predictions), reviewed(predictions));
        tx.sql("UPDATE run SET state = 'completed' WHERE id = ?", made.id()).update();
        return new ReviewWorld(
                project.uid(),
                key(tx, organisation, "operator", Role.OPERATOR),
                IntStream.range(0, PEOPLE)
                        .mapToObj(n -> key(tx, organisation, "annotator" + n, Role.ANNOTATOR))
                        .toList(),
                tx.sql("SELECT uid FROM item WHERE dataset_id = ? ORDER BY id LIMIT ?", dataset.id(), OLDEST)
                        .list(row -> row.text("uid")));
    }

    private static ModelVersion version(Transaction tx, Organisation organisation) {
        ModelRepository models = new ModelRepository();
        Model model = models.create(tx, organisation.id(), "bench");
        List<String> labels =
                IntStream.range(0, LABELS).mapToObj(ReviewWorld::label).toList();
        ModelVersion draft = models.addVersion(
                tx,
                model,
                new NewModelVersion(
                        SHA, 1, "head: yolo-v8\n", SHA, "yolo-v8", "by its shape", Level.OBJECT, null, labels));
        return models.activate(tx, model, draft.uid());
    }

    static String label(int number) {
        return "label" + number;
    }

    private static String key(Transaction tx, Organisation organisation, String login, Role role) {
        User user = new AccountRepository().createUser(tx, organisation.id(), login);
        KeySecret secret = KeySecret.generate(new SecureRandom());
        new KeyRepository().issue(tx, new NewApiKey(organisation.id(), user.id(), "bench", role, null), secret);
        return secret.text();
    }
}
