package io.autotag.api.resource;

import io.autotag.api.auth.Caller;
import io.autotag.api.auth.MinimumRole;
import io.autotag.api.view.RunView;
import io.autotag.store.Database;
import io.autotag.store.Role;
import io.autotag.store.Run;
import io.autotag.store.RunRepository;
import io.dropwizard.auth.Auth;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import org.jspecify.annotations.Nullable;

/** Following a run as it goes. */
@Path("runs/{uid}/events")
@Tag(name = "Runs")
public final class RunEventsResource {

    private final Database database;
    private final RunViews views;
    private final RunStreams streams;
    private final RunRepository runs = new RunRepository();

    public RunEventsResource(Database database, RunViews views, RunStreams streams) {
        this.database = database;
        this.views = views;
        this.streams = streams;
    }

    @GET
    @Produces({MediaType.SERVER_SENT_EVENTS, MediaType.APPLICATION_JSON}) // failures are JSON here as everywhere
    @MinimumRole(Role.VIEWER)
    @Operation(
            summary = "Follow a run by server-sent events",
            description =
                    "Each event is the whole run, its id the run's version; Last-Event-ID takes a stream up again."
                            + " The stream ends with the run; a client that has seen the end already gets 204.")
    @ApiResponse(
            responseCode = "200",
            description = "Events whose data is a run",
            content =
                    @Content(
                            mediaType = MediaType.SERVER_SENT_EVENTS,
                            schema = @Schema(implementation = RunView.class)))
    @ApiResponse(responseCode = "204", description = "The run has ended and the client knows it")
    public Response events(
            @Auth Caller caller,
            @PathParam("uid") String uid,
            @HeaderParam("Last-Event-ID") @Nullable String lastEventId) {
        Run run = database.read(tx -> runs.get(tx, caller.orgId(), uid));
        long seen = version(lastEventId);
        RunViews.Look now = views.look(run.id());
        if (now.isFinal() && now.version() == seen) {
            return Response.noContent().build();
        }
        return Response.ok(streams.follow(run.id(), seen), MediaType.SERVER_SENT_EVENTS_TYPE)
                .header(HttpHeaders.CACHE_CONTROL, "no-cache, no-transform")
                .header("X-Accel-Buffering", "no")
                .build();
    }

    /** What is no id of ours is like none: the client gets the run as it is. */
    private static long version(@Nullable String lastEventId) {
        boolean ours = lastEventId != null && lastEventId.matches("\\d{1,18}");
        return ours ? Long.parseLong(lastEventId) : -1;
    }
}
