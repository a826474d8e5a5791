package io.autotag.api.view;

import io.autotag.store.ReviewConflict;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The predictions that an undo left as they are, because somebody had touched them; at most a thousand are listed. */
@Schema(name = "BulkKept")
public record BulkKeptView(long kept, List<Prediction> results) {

    public BulkKeptView {
        results = List.copyOf(results);
    }

    public static BulkKeptView from(long kept, List<ReviewConflict> touched) {
        return new BulkKeptView(kept, touched.stream().map(Prediction::from).toList());
    }

    /** One of them: its uid, its status by now, and who touched it last and when, where that is known. */
    @Schema(name = "BulkKeptPrediction")
    public record Prediction(String prediction, String status, @Nullable String by, @Nullable Instant at) {

        static Prediction from(ReviewConflict touched) {
            return new Prediction(touched.uid(), touched.now(), touched.by(), touched.at());
        }
    }
}
