package io.autotag.api.resource;

import io.autotag.api.auth.Caller;
import io.autotag.api.auth.MinimumRole;
import io.autotag.api.error.ApiException;
import io.autotag.api.view.EvaluationView;
import io.autotag.groundtruth.EvaluationReader;
import io.autotag.query.Query;
import io.autotag.store.Database;
import io.autotag.store.ModelRepository;
import io.autotag.store.ModelVersion;
import io.autotag.store.Project;
import io.autotag.store.ProjectRepository;
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
import org.jspecify.annotations.Nullable;

/** How well a version finds what is there. */
@Path("projects/{uid}/evaluation")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Models")
public final class EvaluationResource {

    private final Database database;
    private final Database queries;
    private final ProjectRepository projects = new ProjectRepository();
    private final ModelRepository models = new ModelRepository();
    private final EvaluationReader evaluations = new EvaluationReader();

    /** @param queries for what reads many predictions */
    public EvaluationResource(Database database, Database queries) {
        this.database = database;
        this.queries = queries;
    }

    @GET
    @MinimumRole(Role.VIEWER)
    @Operation(
            summary = "Judge a version by the items of a project of which everything is known",
            description = "These are the items with imported annotations and the reviewed ones, as far as the version"
                    + " has looked at them and the query finds them; the newest 50,000 at most.")
    public EvaluationView evaluate(
            @Auth Caller caller,
            @PathParam("uid") String uid,
            @Parameter(description = "The version's uid.", required = true) @QueryParam("version") @Nullable
                    String version,
            @Parameter(description = "In the query language; every item if left out.") @QueryParam("query") @Nullable
                    String query) {
        Project project = database.read(tx -> projects.get(tx, caller.orgId(), uid));
        if (version == null || version.isEmpty()) {
            throw ApiException.badField("version", "Name the uid of a model version.");
        }
        String wanted = query == null ? "" : query;
        Query.parse(wanted);
        ModelVersion meant = database.read(tx -> models.version(tx, caller.orgId(), version));
        VersionInProject.requireTags(meant);
        return queries.read(tx -> EvaluationView.from(
                meant.uid(), evaluations.evaluate(tx, project, meant, wanted), evaluations.labels(tx, project, meant)));
    }
}
