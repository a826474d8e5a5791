package io.autotag.api.view;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.autotag.review.ReviewEvent;
import io.autotag.store.AnnotationChange;
import io.autotag.store.AnnotationRemoval;
import io.autotag.store.Decision;
import io.autotag.store.NewAnnotation;
import io.autotag.store.PredictionKey;
import io.autotag.store.ReviewSave;
import io.autotag.store.SeenVersion;
import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * All that a person decided on an item: decisions on suggestions, annotations that were added, changed or removed, each
 * with the version the person saw, and whether the person is done with the item.
 */
@Schema(name = "ReviewSave")
public record ReviewBody(
        @Nullable @Size(max = MOST) List<@NotNull @Valid Decided> decisions,
        @Nullable @Size(max = MOST) List<@NotNull @Valid Added> added,
        @Nullable @Size(max = MOST) List<@NotNull @Valid Changed> changed,
        @Nullable @Size(max = MOST) List<@NotNull @Valid Removed> removed,
        @JsonProperty("finalize") @Nullable Boolean finalise,
        @Nullable @Size(min = 1, max = 200) @Pattern(regexp = Names.NO_CONTROLS, message = Names.NO_CONTROLS_RULE)
                String idempotencyKey) {

    private static final int MOST = 20_000;

    /** A decision on the suggestion with this uid; label and box are what is right where it is modified. */
    @Schema(name = "ReviewDecision")
    public record Decided(
            @NotNull String prediction,
            @NotNull String version,
            @NotNull @Pattern(regexp = "accept|modify|reject|undo", message = "must be accept, modify, reject or undo")
                    String action,
            @Nullable String label,
            @Nullable @Valid BoxView box,
            @Nullable Map<String, Object> attributes) {

        Decision toStore() {
            return new Decision(
                    PredictionKey.parse(prediction),
                    SeenVersion.parse(version),
                    ReviewEvent.valueOf(action.toUpperCase(Locale.ROOT)),
                    label,
                    BoxView.toStore(box),
                    attributes == null ? Map.of() : attributes);
        }
    }

    /** What a person adds: a box, or without one a tag of the whole picture. */
    @Schema(name = "AddedAnnotation")
    public record Added(
            @NotBlank String label, @Nullable @Valid BoxView box, @Nullable Map<String, Object> attributes) {

        NewAnnotation toStore() {
            return new NewAnnotation(label, BoxView.toStore(box), attributes == null ? Map.of() : attributes);
        }
    }

    /** What is new about the annotation with this uid; what is left out stays as it was. */
    @Schema(name = "ChangedAnnotation")
    public record Changed(
            @NotNull String annotation,
            @NotNull Integer version,
            @Nullable String label,
            @Nullable @Valid BoxView box,
            @Nullable Map<String, Object> attributes) {

        AnnotationChange toStore() {
            return new AnnotationChange(annotation, version, label, BoxView.toStore(box), attributes);
        }
    }

    /** The uid of an annotation that is taken away. */
    @Schema(name = "RemovedAnnotation")
    public record Removed(@NotNull String annotation, @NotNull Integer version) {

        AnnotationRemoval toStore() {
            return new AnnotationRemoval(annotation, version);
        }
    }

    /** @param key empty where nobody will ask again */
    public ReviewSave toStore(Optional<String> key) {
        return new ReviewSave(
                each(decisions, Decided::toStore),
                each(added, Added::toStore),
                each(changed, Changed::toStore),
                each(removed, Removed::toStore),
                Boolean.TRUE.equals(finalise),
                key.orElse(null));
    }

    private static <T, S> List<S> each(@Nullable List<T> given, Function<T, S> toStore) {
        return given == null ? List.of() : given.stream().map(toStore).toList();
    }
}
