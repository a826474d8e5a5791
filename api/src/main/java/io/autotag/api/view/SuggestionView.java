package io.autotag.api.view;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.autotag.store.Suggestion;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * A visible prediction to decide on. {@code version} is sent back with a decision. {@code label} is the project's, {@code
 * model_label} the model's own. {@code score} is -1 to 1 and 0 where {@code confidence}, the model's own, is at {@code
 * threshold}, by the calibration in force in the project, else by the model's card; that is null where neither says anything
 * of it. {@code mask} is there where the model says the object's pixels. {@code status} is pending, accepted, modified or
 * rejected; {@code model_version} and {@code run} are uids, {@code annotation} the uid of what the decision made.
 */
@Schema(name = "Suggestion")
public record SuggestionView(
        String uid,
        String version,
        String label,
        String modelLabel,
        String level,
        float score,
        String band,
        float confidence,
        @Nullable Double threshold,
        @Nullable BoxView box,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable MaskView mask,
        String status,
        String modelName,
        int modelVersionNumber,
        String modelVersion,
        String run,
        @Nullable String annotation) {

    static SuggestionView from(Suggestion suggestion, Function<Suggestion, Optional<Double>> thresholds) {
        return new SuggestionView(
                suggestion.key().uid(),
                suggestion.seen().text(),
                suggestion.label(),
                suggestion.modelLabel(),
                Names.word(suggestion.level()),
                suggestion.score(),
                Names.word(suggestion.band()),
                suggestion.confidence(),
                thresholds.apply(suggestion).orElse(null),
                BoxView.from(suggestion.box()),
                MaskView.from(suggestion.mask()),
                Names.word(suggestion.status()),
                suggestion.modelName(),
                suggestion.modelVersion(),
                suggestion.modelVersionUid(),
                suggestion.runUid(),
                suggestion.annotationUid());
    }
}
