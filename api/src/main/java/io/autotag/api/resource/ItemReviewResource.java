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
import io.autotag.store.ReviewBundle;
import io.autotag.store.ReviewOutcome;
import io.autotag.store.ReviewPlace;
import io.autotag.store.ReviewReader;
import io.autotag.store.ReviewRepository;
import io.autotag.store.ReviewSave;
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
    private final ReviewReader reader = new ReviewReader();
    private final ReviewRepository reviews = new ReviewRepository(reader);
    private final LeaseRepository leases = new LeaseRepository();

    public ItemReviewResource(Database database, ReviewViews views, Neighbours neighbours) {
        this.database = database;
        this.views = views;
        this.neighbours = neighbours;
    }

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
        ReviewPlace place = database.look(tx -> reader.find(tx, caller.orgId(), uid, itemUid));
        Project project = place.project();
        Item item = place.item();
        ReviewBundle bundle = database.look(tx -> reader.bundle(tx, project, item));
        return views.of(caller, uri, bundle).with(views.of(caller, uri, neighbours.of(project, among, item)));
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
        ReviewOutcome outcome = database.inTransaction(tx -> {
            ReviewPlace place = reader.find(tx, caller.orgId(), uid, itemUid);
            return reviews.save(tx, place.project(), place.item(), caller.reviewer(), save);
        });
        return SavedReviewView.from(outcome.saved(), views.of(caller, uri, outcome.bundle()));
    }

    @POST
    @Path("lease")
    @MinimumRole(Role.ANNOTATOR)
    @Operation(summary = "Lease an item for five minutes, or renew one's lease of it")
    public LeaseView lease(@Auth Caller caller, @PathParam("uid") String uid, @PathParam("item_uid") String itemUid) {
        return database.inTransaction(tx -> {
            ReviewPlace place = reader.find(tx, caller.orgId(), uid, itemUid);
            return LeaseView.from(leases.renew(tx, place.project(), place.item(), caller.reviewer()), caller.login());
        });
    }

    @DELETE
    @Path("lease")
    @MinimumRole(Role.ANNOTATOR)
    @Operation(summary = "Give an item back that one holds")
    public void release(@Auth Caller caller, @PathParam("uid") String uid, @PathParam("item_uid") String itemUid) {
        database.doInTransaction(tx -> {
            ReviewPlace place = reader.find(tx, caller.orgId(), uid, itemUid);
            leases.release(tx, place.project(), place.item(), caller.reviewer());
        });
    }
}
