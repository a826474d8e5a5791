package io.autotag.activity;

import io.autotag.model.ItemProblem;
import io.autotag.store.Database;
import io.autotag.store.Item;
import io.autotag.store.ItemRepository;
import io.autotag.store.ModelRepository;
import io.autotag.store.ModelVersion;
import io.autotag.workflow.PreviewRequest;

/** Shows one item to one model, on the thread of the activity: somebody waits, and it is one picture. */
final class OneItem {

    private final Database database;
    private final ModelCache models;
    private final Pictures pictures;
    private final Heartbeats heartbeats;

    OneItem(Database database, ModelCache models, Pictures pictures, Heartbeats heartbeats) {
        this.database = database;
        this.models = models;
        this.pictures = pictures;
        this.heartbeats = heartbeats;
    }

    /** What is asked of the model. */
    @FunctionalInterface
    interface Question<T> {

        T ask(PictureTagger tagger, byte[] picture) throws ItemProblem, ItemRefusal;
    }

    /** The body of an activity: its failures are those that workflows understand. */
    <T> T show(PreviewRequest request, Question<T> question) {
        return ActivityBorder.cross(() -> {
            Item item = database.read(tx -> new ItemRepository().getForWorker(tx, request.itemUid()));
            ModelVersion version =
                    database.read(tx -> new ModelRepository().versionForWorker(tx, request.modelVersionUid()));
            try (Heartbeats.Heartbeat heartbeat = heartbeats.start(0);
                    ModelLease model = models.lease(version);
                    Picture picture = pictures.fetch(item.blobSha256())) {
                heartbeat.check();
                return question.ask(model.tagger(), picture.bytes());
            } catch (ItemProblem problem) {
                throw ItemRefusal.of(problem);
            }
        });
    }
}
