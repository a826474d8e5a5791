package io.autotag.api.resource;

import io.autotag.api.auth.Caller;
import io.autotag.api.auth.MinimumRole;
import io.autotag.api.compare.CompareDesk;
import io.autotag.api.compare.VersionNames;
import io.autotag.api.error.ApiException;
import io.autotag.api.view.CompareView;
import io.autotag.api.view.DisagreementsView;
import io.autotag.api.view.ItemView;
import io.autotag.api.view.ItemViews;
import io.autotag.api.view.PageRequest;
import io.autotag.api.view.Paging;
import io.autotag.api.view.RankPosition;
import io.autotag.query.Query;
import io.autotag.search.compare.Compared;
import io.autotag.search.compare.DisagreementPages;
import io.autotag.store.Database;
import io.autotag.store.DatasetRepository;
import io.autotag.store.Item;
import io.autotag.store.Project;
import io.autotag.store.ProjectRepository;
import io.autotag.store.Role;
import io.dropwizard.auth.Auth;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.UriInfo;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Two model versions over the same items. */
@Path("projects/{uid}/compare")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Compare")
public final class CompareResource {

    private static final String VERSION = "A version with predictions in the project: its uid, or model@number.";
    private static final String QUERY = "In the query language; every item if left out.";

    private final Database database;
    private final CompareDesk desk;
    private final DisagreementPages pages;
    private final Paging paging;
    private final ItemViews views;
    private final ProjectRepository projects = new ProjectRepository();
    private final DatasetRepository datasets = new DatasetRepository();

    public CompareResource(
            Database database, CompareDesk desk, DisagreementPages pages, Paging paging, ItemViews views) {
        this.database = database;
        this.desk = desk;
        this.pages = pages;
        this.paging = paging;
        this.views = views;
    }

    @GET
    @MinimumRole(Role.VIEWER)
    @Operation(
            summary = "Compare two model versions on the items of a query that both have looked at",
            description =
                    "Where they agree, and how right each is by what people said, with intervals. An answer may be"
                            + " a minute old unless it is to be fresh.")
    public CompareView compare(
            @Auth Caller caller,
            @PathParam("uid") String uid,
            @Parameter(description = VERSION) @QueryParam("a") @Nullable String a,
            @Parameter(description = VERSION) @QueryParam("b") @Nullable String b,
            @Parameter(description = QUERY) @QueryParam("query") @Nullable String query,
            @Parameter(description = "A label of the project; all together if left out.") @QueryParam("label") @Nullable
                    String label,
            @Parameter(description = "Whether to read the tables anew.") @QueryParam("fresh") @DefaultValue("false")
                    boolean fresh) {
        Query wanted = Query.parse(text(query));
        Project project = project(caller, uid);
        Compared compared = desk.figures(project, wanted, new VersionNames(a, b), fresh);
        return CompareView.from(compared, label(compared, label));
    }

    @GET
    @Path("disagreements")
    @MinimumRole(Role.VIEWER)
    @Operation(
            summary = "List the items two versions disagree about, those to learn most from first",
            description =
                    "The order may be ten minutes old; what is shown of an item is as it is now. To review them in"
                            + " this order, name the versions when asking for the next items to review.")
    public DisagreementsView disagreements(
            @Auth Caller caller,
            @Context UriInfo uri,
            @PathParam("uid") String uid,
            @Parameter(description = VERSION) @QueryParam("a") @Nullable String a,
            @Parameter(description = VERSION) @QueryParam("b") @Nullable String b,
            @Parameter(description = QUERY) @QueryParam("query") @Nullable String query,
            @QueryParam("limit") @Nullable String limit,
            @QueryParam("cursor") @Nullable String cursor) {
        Query wanted = Query.parse(text(query));
        Project project = project(caller, uid);
        PageRequest request = paging.read(uri, caller.orgId(), a + " " + b + " " + wanted.canonical(), limit, cursor);
        Compared compared = desk.disagreements(project, wanted, new VersionNames(a, b));
        DisagreementPages.Page page =
                pages.page(project, compared, request.after().map(RankPosition::read), request.limit());
        return DisagreementsView.from(compared, page, items(caller, uri, page), request);
    }

    private static @Nullable Integer label(Compared compared, @Nullable String label) {
        return label == null || label.isEmpty()
                ? null
                : compared.names()
                        .id(label)
                        .orElseThrow(() -> ApiException.badField("label", "The project has no such label."));
    }

    private Function<Item, ItemView> items(Caller caller, UriInfo uri, DisagreementPages.Page page) {
        Set<Long> ids =
                page.shown().stream().map(shown -> shown.item().datasetId()).collect(Collectors.toSet());
        return views.of(uri, database.read(tx -> datasets.listByIds(tx, caller.orgId(), ids)));
    }

    private Project project(Caller caller, String uid) {
        return database.read(tx -> projects.get(tx, caller.orgId(), uid));
    }

    private static String text(@Nullable String query) {
        return query == null ? "" : query;
    }
}
