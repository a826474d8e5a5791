package io.autotag.api.resource;

import io.autotag.api.auth.Caller;
import io.autotag.api.auth.MinimumRole;
import io.autotag.api.error.ApiException;
import io.autotag.api.view.CalibrationStateView;
import io.autotag.api.view.CalibrationView;
import io.autotag.api.view.NewCalibration;
import io.autotag.api.view.RescoringView;
import io.autotag.calibration.NotEnoughReviewsException;
import io.autotag.store.CalibrationRepository;
import io.autotag.store.Database;
import io.autotag.store.Rescoring;
import io.autotag.store.Role;
import io.autotag.store.StoredCalibration;
import io.dropwizard.auth.Auth;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** How the confidences of a version become scores in a project: proposed from reviews, put in force, taken back. */
@Path("projects/{uid}/models/{model}/versions/{version}/calibrate")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Models")
public final class CalibrationResource {

    private final Database database;
    private final Database queries;
    private final Consumer<Rescoring> starter;
    private final CalibrationRepository calibrations = new CalibrationRepository();

    /**
     * @param queries for what reads many reviews
     * @param starter has a rescoring carried out
     */
    public CalibrationResource(Database database, Database queries, Consumer<Rescoring> starter) {
        this.database = database;
        this.queries = queries;
        this.starter = starter;
    }

    @GET
    @MinimumRole(Role.VIEWER)
    @Operation(summary = "Get what the scores of a version in a project follow, and how far they are written anew")
    public CalibrationStateView get(
            @Auth Caller caller,
            @PathParam("uid") String uid,
            @PathParam("model") String model,
            @PathParam("version") String version) {
        VersionInProject meant = VersionInProject.withTags(database, caller, uid, model, version);
        return CalibrationStateView.from(queries.read(tx -> calibrations.state(tx, meant.project(), meant.version())));
    }

    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    @MinimumRole(Role.OPERATOR)
    @Operation(
            summary = "Fit a version's scores to what people decided in a project, or put such a fit in force",
            description = "Without a calibration in the body one is proposed and no score changes. With the uid of a"
                    + " proposal the scores are written anew in the background.")
    @ApiResponse(
            responseCode = "201",
            description = "A proposal",
            content = @Content(schema = @Schema(implementation = CalibrationView.class)))
    @ApiResponse(
            responseCode = "202",
            description = "The scores are being written",
            content = @Content(schema = @Schema(implementation = RescoringView.class)))
    public Response calibrate(
            @Auth Caller caller,
            @PathParam("uid") String uid,
            @PathParam("model") String model,
            @PathParam("version") String version,
            @Nullable @Valid NewCalibration body) {
        VersionInProject meant = VersionInProject.withTags(database, caller, uid, model, version);
        String wanted = body == null ? null : body.calibration();
        return wanted == null
                ? Response.status(201)
                        .entity(CalibrationView.from(proposal(caller, meant)))
                        .build()
                : accepted(database.inTransaction(
                        tx -> calibrations.confirm(tx, meant.project(), meant.version(), wanted, caller.reviewer())));
    }

    @DELETE
    @MinimumRole(Role.OPERATOR)
    @Operation(summary = "Take a calibration back: the scores become those that were there before it")
    @ApiResponse(
            responseCode = "202",
            description = "The scores are being written",
            content = @Content(schema = @Schema(implementation = RescoringView.class)))
    public Response takeBack(
            @Auth Caller caller,
            @PathParam("uid") String uid,
            @PathParam("model") String model,
            @PathParam("version") String version) {
        VersionInProject meant = VersionInProject.withTags(database, caller, uid, model, version);
        return accepted(database.inTransaction(
                tx -> calibrations.takeBack(tx, meant.project(), meant.version(), caller.reviewer())));
    }

    private StoredCalibration proposal(Caller caller, VersionInProject meant) {
        try {
            return database.inTransaction(
                    tx -> calibrations.propose(tx, meant.project(), meant.version(), caller.reviewer()));
        } catch (NotEnoughReviewsException few) {
            throw ApiException.conflict(String.valueOf(few.getMessage()));
        }
    }

    private Response accepted(Rescoring rescoring) {
        starter.accept(rescoring);
        return Response.accepted(RescoringView.from(rescoring)).build();
    }
}
