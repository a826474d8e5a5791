package io.autotag.api.resource;

import io.autotag.api.auth.Caller;
import io.autotag.api.auth.MinimumRole;
import io.autotag.api.view.LabelMapView;
import io.autotag.api.view.TaxonomyView;
import io.autotag.store.Database;
import io.autotag.store.ModelRepository;
import io.autotag.store.ModelVersion;
import io.autotag.store.Project;
import io.autotag.store.ProjectRepository;
import io.autotag.store.Role;
import io.autotag.store.Taxonomy;
import io.autotag.store.TaxonomyRepository;
import io.dropwizard.auth.Auth;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;

/** The labels of a project, and what those of its models are called there. */
@Path("projects/{uid}/taxonomy")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Review")
public final class TaxonomyResource {

    private final Database database;
    private final ProjectRepository projects = new ProjectRepository();
    private final ModelRepository models = new ModelRepository();
    private final TaxonomyRepository taxonomies = new TaxonomyRepository();

    public TaxonomyResource(Database database) {
        this.database = database;
    }

    @GET
    @MinimumRole(Role.VIEWER)
    @Operation(summary = "Get the labels of a project")
    public TaxonomyView get(@Auth Caller caller, @PathParam("uid") String uid) {
        return TaxonomyView.from(
                database.read(tx -> new Taxonomy(taxonomies.list(tx, projects.get(tx, caller.orgId(), uid)))));
    }

    @PUT
    @Consumes(MediaType.APPLICATION_JSON)
    @MinimumRole(Role.OPERATOR)
    @Operation(
            summary = "Replace the labels of a project",
            description = "Labels that are left out are taken away, which is refused while annotations have them or"
                    + " models are mapped to them. With a version, 409 if the labels are others by now.")
    public TaxonomyView put(@Auth Caller caller, @PathParam("uid") String uid, @NotNull @Valid TaxonomyView body) {
        Taxonomy wanted = body.toStore();
        return TaxonomyView.from(database.inTransaction(
                tx -> taxonomies.replace(tx, projects.get(tx, caller.orgId(), uid), wanted, body.version())));
    }

    @GET
    @Path("maps/{version}")
    @MinimumRole(Role.VIEWER)
    @Operation(summary = "Get what the labels of a model version are called; empty before its first run")
    public LabelMapView map(
            @Auth Caller caller, @PathParam("uid") String uid, @PathParam("version") String versionUid) {
        return LabelMapView.from(database.read(tx -> taxonomies.mappings(
                tx, projects.get(tx, caller.orgId(), uid), models.version(tx, caller.orgId(), versionUid))));
    }

    @PUT
    @Path("maps/{version}")
    @Consumes(MediaType.APPLICATION_JSON)
    @MinimumRole(Role.OPERATOR)
    @Operation(
            summary = "Change what labels of a model version are called",
            description = "Those that are not named stay as they are; a label without a target is ignored.")
    public LabelMapView putMap(
            @Auth Caller caller,
            @PathParam("uid") String uid,
            @PathParam("version") String versionUid,
            @NotNull @Valid LabelMapView body) {
        return LabelMapView.from(database.inTransaction(tx -> {
            Project project = projects.get(tx, caller.orgId(), uid);
            ModelVersion version = models.version(tx, caller.orgId(), versionUid);
            body.toStore().forEach(mapping -> taxonomies.map(tx, project, version, mapping));
            return taxonomies.mappings(tx, project, version);
        }));
    }
}
