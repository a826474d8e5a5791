package io.autotag.activity;

import io.autotag.store.FailureCode;
import io.autotag.workflow.ThumbnailActivities;
import io.autotag.workflow.ThumbnailRequest;
import java.util.Set;

/** Fetches pictures and makes their small forms. */
final class ThumbnailActivitiesImpl implements ThumbnailActivities {

    private final Pictures pictures;
    private final ThumbnailMaker maker;
    private final Heartbeats heartbeats;

    ThumbnailActivitiesImpl(Pictures pictures, ThumbnailMaker maker, Heartbeats heartbeats) {
        this.pictures = pictures;
        this.maker = maker;
        this.heartbeats = heartbeats;
    }

    @Override
    public void make(ThumbnailRequest request) {
        ActivityBorder.cross(() -> {
            try (Heartbeats.Heartbeat heartbeat = heartbeats.start(0)) {
                for (String source : maker.untried(Set.copyOf(request.sources()))) {
                    heartbeat.check();
                    make(source);
                }
            }
            return true;
        });
    }

    /** What is gone may come back, so nothing is noted of it. */
    private void make(String source) {
        try (Picture picture = pictures.fetch(source)) {
            maker.make(source, picture.bytes());
        } catch (ItemRefusal refusal) {
            if (refusal.code() != FailureCode.MISSING) {
                maker.refuse(source, refusal.sentence());
            }
        }
    }
}
