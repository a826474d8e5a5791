package io.autotag.workflow;

import io.temporal.activity.ActivityInterface;

/** Tries a provider. */
@ActivityInterface(namePrefix = "Provider")
public interface ProviderActivities {

    /**
     * Calls the provider that the version describes, once. What the provider makes of it is an answer, not a failure. Fails
     * as {@link PreviewActivities#item} does, and with {@link FailureType#BAD_INPUT} when the version is no provider.
     */
    ProviderTrial call(PreviewRequest request);
}
