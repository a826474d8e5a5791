package io.autotag.store;

import java.util.List;

/**
 * A small world for tests: an organisation with a user, a dataset of items, a project over it, and a model with an
 * active version.
 */
public record Seed(
        Organisation organisation,
        User user,
        Dataset dataset,
        List<Item> items,
        Project project,
        ModelVersion version) {

    public static final List<String> LABELS = List.of("person", "bicycle", "car", "dog");

    public Seed {
        items = List.copyOf(items);
    }

    /** The world with this many items; names are made of the given word, so that several worlds fit one database. */
    public static Seed plant(Database database, String word, int items) {
        return database.inTransaction(tx -> plant(tx, word, items));
    }

    private static Seed plant(Transaction tx, String word, int count) {
        AccountRepository accounts = new AccountRepository();
        Organisation organisation = accounts.createOrganisation(tx, word, word);
        User user = accounts.createUser(tx, organisation.id(), word + "@example.org");
        DatasetRepository datasets = new DatasetRepository();
        Dataset creating = datasets.create(
                tx,
                new NewDataset(
                        organisation.id(),
                        user.login(),
                        word,
                        word,
                        "image",
                        Visibility.PRIVATE,
                        DatasetStatus.CREATING));
        addItems(tx, creating, count);
        datasets.markCreated(tx, creating.id());
        Dataset dataset = datasets.get(tx, organisation.id(), creating.uid());
        Project project = new ProjectRepository()
                .create(tx, new NewProject(organisation.id(), user.login(), word, word, List.of(dataset.uid())));
        return new Seed(
                organisation, user, dataset, oldestFirst(tx, dataset), project, addModel(tx, organisation, word));
    }

    /** Adds an active version of a new model with the labels of {@link #LABELS}. */
    public static ModelVersion addModel(Transaction tx, Organisation organisation, String name) {
        ModelRepository models = new ModelRepository();
        Model model = models.create(tx, organisation.id(), name);
        ModelVersion draft = models.addVersion(
                tx,
                model,
                new NewModelVersion(
                        sha(name),
                        1,
                        "head: yolo-v8\n",
                        sha(name),
                        "yolo-v8",
                        "by its shape",
                        Level.OBJECT,
                        null,
                        LABELS));
        return models.activate(tx, model, draft.uid());
    }

    /** Hides what the models predicted in the world's project, as another active version would. */
    public static void hide(Transaction tx, Seed world) {
        tx.sql(
                        "UPDATE prediction_set SET visible = false WHERE project_id = ?",
                        world.project().id())
                .update();
    }

    /** As if five minutes had gone. */
    public static void endLeases(Transaction tx, Seed world) {
        tx.sql(
                        "UPDATE project_item SET lease_until = now() WHERE project_id = ? AND lease_until IS NOT NULL",
                        world.project().id())
                .update();
    }

    /** The first items, oldest first; the whole list is empty above 5,000, to keep large worlds quick. */
    private static List<Item> oldestFirst(Transaction tx, Dataset dataset) {
        if (dataset.itemCount() > 5_000 || dataset.itemCount() == 0) {
            return List.of();
        }
        return new ItemRepository()
                .list(tx, dataset, Page.first((int) dataset.itemCount())).stream()
                        .sorted((a, b) -> Long.compare(a.id(), b.id()))
                        .toList();
    }

    private static void addItems(Transaction tx, Dataset dataset, int count) {
        BlobRows.note(tx, sha("image"), 1_000);
        tx.sql(
                        "INSERT INTO item (dataset_id, key, blob_sha256, width, height, content_type, bytes)"
                                + " SELECT ?, 'photos/' || lpad(n::text, 7, '0') || '.jpg', ?, 640, 480, 'image/jpeg', 1000"
                                + " FROM generate_series(1, ?) AS n ORDER BY n",
                        dataset.id(),
                        sha("image"),
                        count)
                .update();
    }

    private static String sha(String text) {
        return "%064x".formatted(Integer.toUnsignedLong(text.hashCode()));
    }
}
