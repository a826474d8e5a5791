package io.autotag.activity;

import io.autotag.model.ItemProblem;
import io.autotag.provider.ProviderSession;
import io.autotag.provider.TriedCall;
import io.autotag.store.FailureCode;
import io.autotag.workflow.PreviewRequest;
import io.autotag.workflow.ProviderActivities;
import io.autotag.workflow.ProviderTrial;
import java.util.List;

/** Sends one item to a provider, once, and keeps nothing. */
final class ProviderActivitiesImpl implements ProviderActivities {

    private final OneItem item;

    ProviderActivitiesImpl(OneItem item) {
        this.item = item;
    }

    @Override
    public ProviderTrial call(PreviewRequest request) {
        return item.show(request, ProviderActivitiesImpl::call);
    }

    private static ProviderTrial call(PictureTagger tagger, byte[] picture) throws ItemProblem, ItemRefusal {
        ProviderSession session = tagger.provider()
                .orElseThrow(() -> new ItemRefusal(
                        FailureCode.UNSUPPORTED, "The version is no provider but a file: preview it instead."));
        return trial(session.tryOut(picture));
    }

    private static ProviderTrial trial(TriedCall tried) {
        TriedCall.Sent sent = tried.sent();
        return new ProviderTrial(
                tried.tagged().isPresent(),
                tried.sentence(),
                new ProviderTrial.Sent(
                        sent.method(),
                        sent.url(),
                        sent.contentType(),
                        sent.bytes(),
                        sent.width(),
                        sent.height(),
                        sent.secret().orElse("")),
                tried.status().orElse(0),
                tried.took().toMillis(),
                tried.excerpt(),
                tried.tagged().map(PreviewTags::of).orElse(List.of()));
    }
}
