package io.autotag.api.resource;

import io.autotag.api.auth.Caller;
import io.autotag.api.auth.MinimumRole;
import io.autotag.api.review.Neighbours;
import io.autotag.api.view.LeaseView;
import io.autotag.api.view.ReviewBody;
import io.autotag.api.view.ReviewView;
import io.autotag.api.view.SavedReviewView;
import io.autotag.query.Query;
import io.autotag.store.Database;
import io.autotag.store.Item;
import io.autotag.store.LeaseRepository;
import io.autotag.store.Project;
import io.autotag.store.ProjectRepository;
import io.autotag.store.ReviewBundle;
import io.autotag.store.ReviewReader;
import io.autotag.store.ReviewRepository;
import io.autotag.store.ReviewSave;
import io.autotag.store.ReviewSaved;
import io.autotag.store.Role;
import io.dropwizard.auth.Auth;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.UriInfo;
import org.jspecify.annotations.Nullable;

/** The review of one item of a project. */
@Path("projects/{uid}/items/{item_uid}/review")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Review")
public final class ItemReviewResource {

    private final Database database;
    private final ReviewViews views;
    private final Neighbours neighbours;
    private final ProjectRepository projects = new ProjectRepository();
    private final ReviewReader reader = new ReviewReader();
    private final ReviewRepository reviews = new ReviewRepository();
    private final LeaseRepository leases = new LeaseRepository();

    public ItemReviewResource(Database database, ReviewViews views, Neighbours neighbours) {
        this.database = database;
        this.views = views;
        this.neighbours = neighbours;
    }

    /** What a save left, and the item as it is then. */
    private record Outcome(ReviewSaved saved, ReviewBundle bundle) {}

    @GET
    @MinimumRole(Role.VIEWER)
    @Operation(summary = "Get everything an editor needs of an item")
    public ReviewView get(
            @Auth Caller caller,
            @Context UriInfo uri,
            @PathParam("uid") String uid,
            @PathParam("item_uid") String itemUid,
            @Parameter(description = "Among which items the neighbours are; all of the project if left out")
                    @QueryParam("query")
                    @Nullable
                    String query) {
        Query among = Query.parse(query == null ? "" : query);
        Project project = database.read(tx -> projects.get(tx, caller.orgId(), uid));
        ReviewBundle bundle = database.read(tx -> reader.bundle(tx, project, reader.itemOf(tx, project, itemUid)));
        Item item = bundle.item();
        return views.of(caller, uri, bundle)
                .with(views.of(
                        caller, uri, neighbours.previous(project, among, item), neighbours.next(project, among, item)));
    }

    @PUT
    @ChangesItems
    @Consumes(MediaType.APPLICATION_JSON)
    @MinimumRole(Role.ANNOTATOR)
    @Operation(
            summary = "Save all that a person decided on an item, or nothing of it",
            description =
                    "Each decision names the version that was seen. What has changed since is 409, with conflicts:"
                            + " what it is by now, its version, and who changed it. The same request with the same idempotency"
                            + " key, in the body or as the header Idempotency-Key, is one save. With finalize the item is"
                            + " reviewed if nothing is pending.")
    public SavedReviewView save(
            @Auth Caller caller,
            @Context UriInfo uri,
            @PathParam("uid") String uid,
            @PathParam("item_uid") String itemUid,
            @HeaderParam("Idempotency-Key") @Nullable String key,
            @NotNull @Valid ReviewBody body) {
        ReviewSave save = body.toStore(IdempotencyKey.of(key, body.idempotencyKey()));
        Outcome outcome = database.inTransaction(tx -> {
            Project project = projects.get(tx, caller.orgId(), uid);
            Item item = reader.itemOf(tx, project, itemUid);
            ReviewSaved saved = reviews.save(tx, project, item, caller.reviewer(), save);
            return new Outcome(saved, reader.bundle(tx, project, item));
        });
        return SavedReviewView.from(outcome.saved(), views.of(caller, uri, outcome.bundle()));
    }

    @POST
    @Path("lease")
    @MinimumRole(Role.ANNOTATOR)
    @Operation(summary = "Lease an item for five minutes, or renew one's lease of it")
    public LeaseView lease(@Auth Caller caller, @PathParam("uid") String uid, @PathParam("item_uid") String itemUid) {
        return database.inTransaction(tx -> {
            Project project = projects.get(tx, caller.orgId(), uid);
            Item item = reader.itemOf(tx, project, itemUid);
            return LeaseView.from(leases.renew(tx, project, item, caller.reviewer()), caller.login());
        });
    }

    @DELETE
    @Path("lease")
    @MinimumRole(Role.ANNOTATOR)
    @Operation(summary = "Give an item back that one holds")
    public void release(@Auth Caller caller, @PathParam("uid") String uid, @PathParam("item_uid") String itemUid) {
        database.doInTransaction(tx -> {
            Project project = projects.get(tx, caller.orgId(), uid);
            leases.release(tx, project, reader.itemOf(tx, project, itemUid), caller.reviewer());
        });
    }
}
