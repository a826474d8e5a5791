package io.autotag.api.resource;

import io.autotag.api.auth.Caller;
import io.autotag.api.auth.MinimumRole;
import io.autotag.api.review.ScoreThresholds;
import io.autotag.api.view.LineageView;
import io.autotag.store.Database;
import io.autotag.store.Lineage;
import io.autotag.store.LineageReader;
import io.autotag.store.ProjectRepository;
import io.autotag.store.Role;
import io.dropwizard.auth.Auth;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;

/** One annotation, also one that was taken away. */
@Path("projects/{uid}/annotations/{annotation_uid}")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Review")
public final class AnnotationResource {

    private final Database database;
    private final ScoreThresholds thresholds;
    private final ProjectRepository projects = new ProjectRepository();
    private final LineageReader reader = new LineageReader();

    public AnnotationResource(Database database, ScoreThresholds thresholds) {
        this.database = database;
        this.thresholds = thresholds;
    }

    @GET
    @Path("lineage")
    @MinimumRole(Role.VIEWER)
    @Operation(
            summary = "Get who made an annotation and when, from which model file, run, score and threshold, on which"
                    + " picture")
    public LineageView lineage(
            @Auth Caller caller, @PathParam("uid") String uid, @PathParam("annotation_uid") String annotationUid) {
        Lineage lineage = database.read(tx -> reader.read(tx, projects.get(tx, caller.orgId(), uid), annotationUid));
        return LineageView.from(lineage, thresholds::of);
    }
}
