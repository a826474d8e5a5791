package io.autotag.api.view;

import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Which items somebody wants to review: a query, the uid of an assignment, an order as {@code sort} or {@code ordering},
 * how many beyond the next one to lease ahead, and the uids of items to leave out, such as those that were skipped. With
 * {@code disagreements} the order is that of what two versions disagree about, and {@code sort} is left out.
 */
@Schema(name = "NextReviews")
public record NextReviews(
        @Nullable @Size(max = 4096) String query,
        @Nullable String assignment,
        @Nullable String sort,
        @Nullable String ordering,
        @Nullable @Min(0) @Max(49) Integer prefetch,
        @Nullable @Size(max = 1000) List<@NotNull String> exclude,
        @Nullable @Valid Versions disagreements) {

    /** The whole project, newest first, one item. */
    public static final NextReviews DEFAULT = new NextReviews(null, null, null, null, null, null, null);

    /** Two versions, as uids or as model@number. */
    @Schema(name = "ComparedVersions")
    public record Versions(@NotNull String a, @NotNull String b) {}
}
