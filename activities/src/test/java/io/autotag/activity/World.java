package io.autotag.activity;

import io.autotag.blob.BlobStore;
import io.autotag.blob.StoredBlob;
import io.autotag.store.AutotagSettings;
import io.autotag.store.Database;
import io.autotag.store.Dataset;
import io.autotag.store.Harbour;
import io.autotag.store.ItemRepository;
import io.autotag.store.Level;
import io.autotag.store.Model;
import io.autotag.store.ModelRepository;
import io.autotag.store.ModelVersion;
import io.autotag.store.NewItem;
import io.autotag.store.NewModelVersion;
import io.autotag.store.NewProject;
import io.autotag.store.NewRun;
import io.autotag.store.Organisation;
import io.autotag.store.Project;
import io.autotag.store.ProjectRepository;
import io.autotag.store.Run;
import io.autotag.store.RunKind;
import io.autotag.store.RunLimits;
import io.autotag.store.RunRepository;
import io.autotag.store.Selection;
import io.autotag.store.SettingsRepository;
import io.autotag.store.Transaction;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** An organisation with a dataset, a project over it, and a model. Equal worlds in fresh databases have equal ids. */
record World(
        Database database,
        BlobStore blobs,
        Organisation organisation,
        Dataset dataset,
        Project project,
        ModelVersion version) {

    private static final long MOST_BYTES = 64 << 20;

    /** Without any item. */
    static World plant(Database database, BlobStore blobs, byte[] modelFile, String cardYaml, List<String> labels) {
        return plant(database, blobs, modelFile, cardYaml, "classifier-softmax", labels);
    }

    static World plant(
            Database database, BlobStore blobs, byte[] modelFile, String cardYaml, String head, List<String> labels) {
        StoredBlob file = put(blobs, modelFile);
        return database.inTransaction(tx -> {
            Harbour harbour = Harbour.plant(tx);
            Organisation organisation = harbour.organisation();
            Dataset dataset = harbour.dataset();
            Project project = new ProjectRepository()
                    .create(tx, new NewProject(organisation.id(), "ann", "Boats", "boats", List.of(dataset.uid())));
            ModelVersion version = addModel(tx, organisation, file, cardYaml, head, labels);
            return new World(database, blobs, organisation, dataset, project, version);
        });
    }

    private static ModelVersion addModel(
            Transaction tx,
            Organisation organisation,
            StoredBlob file,
            String cardYaml,
            String head,
            List<String> labels) {
        ModelRepository models = new ModelRepository();
        Model model = models.create(tx, organisation.id(), "colours");
        ModelVersion draft = models.addVersion(
                tx,
                model,
                new NewModelVersion(
                        file.sha256(),
                        file.bytes(),
                        cardYaml,
                        "c".repeat(64),
                        head,
                        "by its shape",
                        Level.IMAGE,
                        null,
                        labels));
        return models.activate(tx, model, draft.uid());
    }

    /** Adds an item for each file, in this order. */
    void addItems(List<byte[]> files) {
        List<NewItem> items = new ArrayList<>();
        for (byte[] file : files) {
            StoredBlob blob = put(blobs, file);
            String key = "%05d.jpg".formatted(items.size());
            items.add(new NewItem(key, blob.sha256(), null, null, "image/jpeg", blob.bytes(), "{}"));
        }
        database.inTransaction(tx -> new ItemRepository().add(tx, dataset.id(), items));
    }

    /** In the order of the ids. */
    List<String> itemUids() {
        return database.read(tx -> tx.sql("SELECT uid FROM item ORDER BY id").list(row -> row.text("uid")));
    }

    /** An item whose file is nowhere. */
    void addItemWithoutFile(String key) {
        NewItem item = new NewItem(key, "0".repeat(64), null, null, "image/jpeg", 1, "{}");
        database.inTransaction(tx -> new ItemRepository().add(tx, dataset.id(), List.of(item)));
    }

    /** Stages the file under the path and gives it to the dataset, as the API does. */
    void upload(String path, byte[] file) {
        database.doInTransaction(tx -> upload(tx, path, file));
    }

    void upload(Transaction tx, String path, byte[] file) {
        new Harbour(organisation, dataset).upload(tx, path, put(blobs, file));
    }

    /** Limits the runs of the project. */
    void limit(RunLimits limits) {
        AutotagSettings settings = new AutotagSettings(true, null, new Selection.Full(), false, limits);
        database.doInTransaction(tx -> new SettingsRepository().put(tx, project, settings));
    }

    Run createRun(Selection selection, boolean force) {
        NewRun run = new NewRun(project, version, selection, RunKind.MANUAL, null, force);
        return database.inTransaction(tx -> new RunRepository().create(tx, run)).run();
    }

    Run reread(Run run) {
        return database.read(tx -> new RunRepository().getForWorker(tx, run.id()));
    }

    static StoredBlob put(BlobStore blobs, byte[] file) {
        try {
            return blobs.put(new ByteArrayInputStream(file), MOST_BYTES);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
