package io.autotag.api.resource;

import io.autotag.api.auth.Caller;
import io.autotag.api.auth.MinimumRole;
import io.autotag.api.error.ApiException;
import io.autotag.api.view.HistoryView;
import io.autotag.api.view.PageRequest;
import io.autotag.api.view.PageView;
import io.autotag.api.view.Paging;
import io.autotag.store.AccountRepository;
import io.autotag.store.Database;
import io.autotag.store.HistoryEntry;
import io.autotag.store.HistoryFilter;
import io.autotag.store.HistoryReader;
import io.autotag.store.Project;
import io.autotag.store.ProjectRepository;
import io.autotag.store.ReviewReader;
import io.autotag.store.Role;
import io.autotag.store.Transaction;
import io.autotag.store.User;
import io.dropwizard.auth.Auth;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.UriInfo;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Who decided what and when. */
@Path("projects/{uid}/history")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Review")
public final class HistoryResource {

    private final Database queries;
    private final Paging paging;
    private final ProjectRepository projects = new ProjectRepository();
    private final AccountRepository accounts = new AccountRepository();
    private final ReviewReader items = new ReviewReader();
    private final HistoryReader reader = new HistoryReader();

    /** @param queries gives up what takes long: a filter may have to pass over many events */
    public HistoryResource(Database queries, Paging paging) {
        this.queries = queries;
        this.paging = paging;
    }

    @GET
    @MinimumRole(Role.VIEWER)
    @Operation(summary = "List what was decided in a project, newest first")
    public PageView<HistoryView> list(
            @Auth Caller caller,
            @Context UriInfo uri,
            @PathParam("uid") String uid,
            @Parameter(description = "The uid of an item; bulk actions that touched it are included")
                    @QueryParam("item")
                    @Nullable
                    String item,
            @Parameter(description = "The login of who did it") @QueryParam("person") @Nullable String person,
            @Parameter(description = "The uid of a bulk action") @QueryParam("action") @Nullable String action,
            @Parameter(
                            description =
                                    "accept, modify, reject, undo, add, change, remove, item, take_back, delete, hide"
                                            + ", add_slice or import")
                    @QueryParam("kind")
                    @Nullable
                    String kind,
            @Parameter(description = "Not before this moment, in ISO 8601") @QueryParam("since") @Nullable String since,
            @Parameter(description = "Before this moment, in ISO 8601") @QueryParam("until") @Nullable String until,
            @QueryParam("limit") @Nullable String limit,
            @QueryParam("cursor") @Nullable String cursor) {
        String choice = Arrays.asList(item, person, action, kind, since, until).toString();
        PageRequest request = paging.read(uri, caller.orgId(), choice, limit, cursor);
        @Nullable Instant from = Parameters.moment("since", since).orElse(null);
        @Nullable Instant to = Parameters.moment("until", until).orElse(null);
        List<HistoryEntry> entries = queries.read(tx -> {
            Project project = projects.get(tx, caller.orgId(), uid);
            HistoryFilter filter = new HistoryFilter(
                    item == null ? null : (Long) items.itemOf(tx, project, item).id(),
                    person == null ? null : (Long) userId(tx, caller, person),
                    action,
                    known(kind),
                    from,
                    to);
            return reader.list(tx, project, filter, Pages.of(request));
        });
        return PageView.of(request, entries, entry -> Long.toString(entry.id()), HistoryView::from);
    }

    private long userId(Transaction tx, Caller caller, String login) {
        return accounts.findUser(tx, caller.orgId(), login)
                .map(User::id)
                .orElseThrow(() -> ApiException.badField("person", "Nobody of your organisation has this login."));
    }

    private static @Nullable String known(@Nullable String kind) {
        if (kind != null && !HistoryFilter.KINDS.contains(kind)) {
            throw ApiException.badField("kind", "Must be one of " + String.join(", ", HistoryFilter.KINDS) + ".");
        }
        return kind;
    }
}
