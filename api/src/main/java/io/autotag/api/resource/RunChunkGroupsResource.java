package io.autotag.api.resource;

import io.autotag.api.auth.Caller;
import io.autotag.api.auth.MinimumRole;
import io.autotag.api.view.PageView;
import io.autotag.api.view.RunChunkGroupView;
import io.autotag.store.Database;
import io.autotag.store.Role;
import io.autotag.store.Run;
import io.autotag.store.RunReader;
import io.autotag.store.RunRepository;
import io.dropwizard.auth.Auth;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.List;

/** The chunks of a run as few enough cells to draw, however many there are. */
@Path("runs/{uid}/chunk-groups")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Runs")
public final class RunChunkGroupsResource {

    private static final int MOST = 400;

    private final Database database;
    private final RunRepository runs = new RunRepository();
    private final RunReader reader = new RunReader();

    public RunChunkGroupsResource(Database database) {
        this.database = database;
    }

    @GET
    @MinimumRole(Role.VIEWER)
    @Operation(
            summary = "Sum up the chunks of a run in at most 400 groups",
            description = "By their position. A run of up to 400 chunks has a group a chunk. All are on one page.")
    public PageView<RunChunkGroupView> list(@Auth Caller caller, @PathParam("uid") String uid) {
        List<RunChunkGroupView> groups = database.read(tx -> {
            Run run = runs.get(tx, caller.orgId(), uid);
            return reader.chunkGroups(tx, run.id(), MOST).stream()
                    .map(RunChunkGroupView::from)
                    .toList();
        });
        return new PageView<>(groups, null, null);
    }
}
