package io.autotag.activity;

import io.autotag.model.Box;
import io.autotag.model.ItemProblem;
import io.autotag.model.Tag;
import io.autotag.model.Tagged;
import io.autotag.store.Database;
import io.autotag.store.Item;
import io.autotag.store.ItemRepository;
import io.autotag.store.ModelRepository;
import io.autotag.store.ModelVersion;
import io.autotag.workflow.Preview;
import io.autotag.workflow.PreviewActivities;
import io.autotag.workflow.PreviewRequest;
import io.autotag.workflow.PreviewTag;
import java.time.Duration;
import java.util.Comparator;

/** Answers one item with one model and keeps nothing. */
final class PreviewActivitiesImpl implements PreviewActivities {

    private static final int MOST_TAGS = 300;

    private final Database database;
    private final ModelCache models;
    private final Pictures pictures;
    private final Heartbeats heartbeats;

    PreviewActivitiesImpl(Database database, ModelCache models, Pictures pictures, Heartbeats heartbeats) {
        this.database = database;
        this.models = models;
        this.pictures = pictures;
        this.heartbeats = heartbeats;
    }

    @Override
    public Preview item(PreviewRequest request) {
        return ActivityBorder.cross(() -> {
            Item item = database.read(tx -> new ItemRepository().getForWorker(tx, request.itemUid()));
            ModelVersion version =
                    database.read(tx -> new ModelRepository().versionForWorker(tx, request.modelVersionUid()));
            try (Heartbeats.Heartbeat heartbeat = heartbeats.start(0);
                    ModelLease model = models.lease(version);
                    Picture picture = pictures.fetch(item.blobSha256())) {
                heartbeat.check();
                return preview(model.tagger(), picture);
            }
        });
    }

    /** On the thread of the activity: somebody waits, and it is one picture. */
    private static Preview preview(PictureTagger tagger, Picture picture) throws ItemRefusal {
        long start = System.nanoTime();
        try {
            Tagged answer = tagger.tag(picture.bytes());
            Duration took = Duration.ofNanos(System.nanoTime() - start);
            return new Preview(
                    answer.tags().stream()
                            .sorted(Comparator.comparing(Tag::score).reversed())
                            .limit(MOST_TAGS)
                            .map(PreviewActivitiesImpl::toPreview)
                            .toList(),
                    answer.width(),
                    answer.height(),
                    took.toMillis());
        } catch (ItemProblem problem) {
            throw ItemRefusal.of(problem);
        }
    }

    private static PreviewTag toPreview(Tag tag) {
        Box box = tag.box();
        return new PreviewTag(
                tag.label(),
                tag.level().key(),
                tag.confidence(),
                tag.score(),
                box == null ? null : box.x(),
                box == null ? null : box.y(),
                box == null ? null : box.w(),
                box == null ? null : box.h());
    }
}
