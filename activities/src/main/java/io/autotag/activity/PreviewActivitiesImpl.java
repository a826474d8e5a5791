package io.autotag.activity;

import io.autotag.model.ItemProblem;
import io.autotag.model.Tagged;
import io.autotag.workflow.Preview;
import io.autotag.workflow.PreviewActivities;
import io.autotag.workflow.PreviewRequest;
import java.time.Duration;

/** Answers one item with one model and keeps nothing. */
final class PreviewActivitiesImpl implements PreviewActivities {

    private final OneItem item;

    PreviewActivitiesImpl(OneItem item) {
        this.item = item;
    }

    @Override
    public Preview item(PreviewRequest request) {
        return item.show(request, PreviewActivitiesImpl::preview);
    }

    private static Preview preview(PictureTagger tagger, byte[] picture) throws ItemProblem {
        long start = System.nanoTime();
        Tagged answer = tagger.tag(picture);
        Duration took = Duration.ofNanos(System.nanoTime() - start);
        return new Preview(PreviewTags.of(answer), answer.width(), answer.height(), took.toMillis());
    }
}
