package io.autotag.groundtruth;

import io.autotag.store.Database;
import io.autotag.store.Level;
import io.autotag.store.Model;
import io.autotag.store.ModelRepository;
import io.autotag.store.ModelVersion;
import io.autotag.store.NewModelVersion;
import io.autotag.store.ReviewDesk;
import io.autotag.store.Seed;
import java.io.IOException;
import java.nio.file.Path;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** A project of which the truth comes in a file: on each picture there is one car. */
final class TruthWorld {

    final Database database;
    final ReviewDesk desk;
    private final Path folder;

    TruthWorld(Database database, String word, int items, Path folder) {
        this.database = database;
        this.desk = new ReviewDesk(database, word, items);
        this.folder = folder;
    }

    ImportReport take(TruthFormat format, Path file) throws IOException {
        return TruthImport.run(database, desk.seed.project(), desk.lead, format, file);
    }

    ImportReport takeCoco(String text) throws IOException {
        return take(TruthFormat.COCO, Collected.file(folder, text));
    }

    /** A car where the usual car is predicted, on each of the first pictures. */
    ImportReport takeCars(int pictures) throws IOException {
        return takeCoco(coco(pictures, "car", "{\"image_id\": %d, \"category_id\": 1, \"bbox\": [10, 20, 100, 50]}"));
    }

    /** A file of the first pictures with the annotation, whose category is 1, on each. */
    String coco(int pictures, String category, String annotation) {
        String images = IntStream.range(0, pictures)
                .mapToObj(n -> "{\"id\": %d, \"file_name\": \"%s\"}"
                        .formatted(n, desk.item(n).key()))
                .collect(Collectors.joining(","));
        String annotations =
                IntStream.range(0, pictures).mapToObj(annotation::formatted).collect(Collectors.joining(","));
        return "{\"images\": [" + images + "], \"categories\": [{\"id\": 1, \"name\": \"" + category + "\"}],"
                + " \"annotations\": [" + annotations + "]}";
    }

    /** Another version of the world's model, which nobody has activated. */
    ModelVersion newVersion() {
        return newVersion(Level.OBJECT);
    }

    ModelVersion newVersion(Level level) {
        return database.inTransaction(tx -> {
            ModelRepository models = new ModelRepository();
            Model model = model(models);
            String sha = "%064x".formatted(models.versions(tx, model).size() + 77);
            return models.addVersion(
                    tx,
                    model,
                    new NewModelVersion(
                            sha, 1, "head: yolo-v8\n", sha, "yolo-v8", "by its shape", level, null, Seed.LABELS));
        });
    }

    Model model() {
        return model(new ModelRepository());
    }

    private Model model(ModelRepository models) {
        return database.read(tx -> models.get(
                tx, desk.seed.organisation().id(), desk.seed.version().modelUid()));
    }
}
