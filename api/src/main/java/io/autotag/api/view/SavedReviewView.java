package io.autotag.api.view;

import io.autotag.store.ReviewSaved;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;

/**
 * What a save left. {@code added} are the uids of the new annotations in the order of the request; {@code repeated} says
 * that this answers a request that had been done before. {@code review} is the item as it is now.
 */
@Schema(name = "SavedReview")
public record SavedReviewView(
        String status, int version, int pending, List<String> added, boolean repeated, ReviewView review) {

    public SavedReviewView {
        added = List.copyOf(added);
    }

    public static SavedReviewView from(ReviewSaved saved, ReviewView review) {
        return new SavedReviewView(
                Names.word(saved.state()), saved.version(), saved.pending(), saved.added(), saved.repeated(), review);
    }
}
