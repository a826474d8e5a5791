package io.autotag.api.resource;

import io.autotag.api.auth.Caller;
import io.autotag.api.auth.MinimumRole;
import io.autotag.api.error.ApiException;
import io.autotag.api.view.NewQueryCheck;
import io.autotag.api.view.QueryCheckView;
import io.autotag.search.QueryChecks;
import io.autotag.store.Database;
import io.autotag.store.Project;
import io.autotag.store.ProjectRepository;
import io.autotag.store.Role;
import io.dropwizard.auth.Auth;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;

/** Queries while they are typed: for editors. */
@Path("projects/{uid}/query/check")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
@Tag(name = "Projects")
public final class QueryCheckResource {

    private final Database database;
    private final QueryChecks checks;
    private final ProjectRepository projects = new ProjectRepository();

    public QueryCheckResource(Database database, QueryChecks checks) {
        this.database = database;
        this.checks = checks;
    }

    @POST
    @MinimumRole(Role.VIEWER)
    @Operation(
            summary = "Check a query while it is typed",
            description = "Answers 200 for queries with errors too: their canonical text is null.")
    public QueryCheckView check(
            @Auth Caller caller, @PathParam("uid") String uid, @NotNull @Valid NewQueryCheck wanted) {
        Project project = database.read(tx -> projects.get(tx, caller.orgId(), uid));
        return QueryCheckView.from(checks.check(project, wanted.query(), caret(wanted)));
    }

    private static int caret(NewQueryCheck wanted) {
        int end = wanted.query().length();
        int caret = wanted.caret() == null ? end : wanted.caret();
        if (caret < 0 || caret > end) {
            throw ApiException.badField("caret", "Must lie between 0 and the length of the query, " + end + ".");
        }
        return caret;
    }
}
