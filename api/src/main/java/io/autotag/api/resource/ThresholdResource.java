package io.autotag.api.resource;

import io.autotag.api.auth.Caller;
import io.autotag.api.auth.MinimumRole;
import io.autotag.api.error.ApiException;
import io.autotag.api.view.ThresholdView;
import io.autotag.api.view.ThresholdsView;
import io.autotag.calibration.ReviewedPrediction;
import io.autotag.store.CalibrationRepository;
import io.autotag.store.Database;
import io.autotag.store.Role;
import io.dropwizard.auth.Auth;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** From which score on a version is as precise as somebody wants it. */
@Path("projects/{uid}/models/{model}/versions/{version}/thresholds")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Models")
public final class ThresholdResource {

    private static final double USUAL = 0.95;

    private final Database database;
    private final Database queries;
    private final CalibrationRepository calibrations = new CalibrationRepository();

    /** @param queries for what reads many reviews */
    public ThresholdResource(Database database, Database queries) {
        this.database = database;
        this.queries = queries;
    }

    @GET
    @MinimumRole(Role.VIEWER)
    @Operation(summary = "Propose a score threshold for each label of a version, by what people decided in a project")
    public ThresholdsView thresholds(
            @Auth Caller caller,
            @PathParam("uid") String uid,
            @PathParam("model") String model,
            @PathParam("version") String version,
            @Parameter(description = "What share shall be right, over 0 and below 1; 0.95 if left out.")
                    @QueryParam("precision")
                    @Nullable
                    String precision) {
        double wanted = wanted(precision);
        VersionInProject meant = VersionInProject.withTags(database, caller, uid, model, version);
        Map<String, List<ReviewedPrediction>> reviews =
                queries.read(tx -> calibrations.reviewsByLabel(tx, meant.project(), meant.version()));
        return new ThresholdsView(
                wanted,
                reviews.entrySet().stream()
                        .map(entry -> ThresholdView.of(entry.getKey(), entry.getValue(), wanted))
                        .sorted(Comparator.comparingInt(ThresholdView::reviews)
                                .reversed()
                                .thenComparing(ThresholdView::label))
                        .toList());
    }

    private static double wanted(@Nullable String precision) {
        if (precision == null || precision.isEmpty()) {
            return USUAL;
        }
        try {
            double wanted = Double.parseDouble(precision);
            if (wanted > 0 && wanted < 1) {
                return wanted;
            }
        } catch (NumberFormatException word) {
            // said below
        }
        throw ApiException.badField("precision", "Must be a number over 0 and below 1, such as 0.95.");
    }
}
