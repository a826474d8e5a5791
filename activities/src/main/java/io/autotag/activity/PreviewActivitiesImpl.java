package io.autotag.activity;

import io.autotag.embedding.Embedding;
import io.autotag.model.ItemProblem;
import io.autotag.model.Tagged;
import io.autotag.model.WorkTime;
import io.autotag.workflow.Preview;
import io.autotag.workflow.PreviewActivities;
import io.autotag.workflow.PreviewRequest;

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

    static Preview preview(PictureTagger tagger, byte[] picture) throws ItemProblem {
        WorkTime time = WorkTime.start();
        Tagged answer = tagger.tag(picture, time);
        long millis = time.soFar().toMillis();
        int embeddingSize = answer.embedding().map(Embedding::size).orElse(0);
        return new Preview(PreviewTags.of(answer), answer.width(), answer.height(), embeddingSize, millis);
    }
}
