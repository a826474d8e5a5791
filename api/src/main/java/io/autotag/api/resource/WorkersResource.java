package io.autotag.api.resource;

import io.autotag.api.auth.Caller;
import io.autotag.api.auth.MinimumRole;
import io.autotag.api.view.WorkerView;
import io.autotag.api.view.WorkersView;
import io.autotag.store.AuditKind;
import io.autotag.store.AuditLog;
import io.autotag.store.Database;
import io.autotag.store.LoadedModel;
import io.autotag.store.RegisteredWorker;
import io.autotag.store.Role;
import io.autotag.store.Transaction;
import io.autotag.store.WorkerRegistry;
import io.dropwizard.auth.Auth;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** The workers, which every organisation of the installation shares: what they do, and whether they take work. */
@Path("workers")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Workers")
public final class WorkersResource {

    private final Database database;
    private final Clock clock;
    private final WorkerRegistry workers = new WorkerRegistry();
    private final AuditLog audit = new AuditLog();

    public WorkersResource(Database database, Clock clock) {
        this.database = database;
        this.clock = clock;
    }

    @GET
    @MinimumRole(Role.VIEWER)
    @Operation(
            summary = "List the workers, by the hosts they run on",
            description = "One that ended is gone from the list; one that went without saying so is silent, and is"
                    + " forgotten after an hour.")
    public WorkersView list(@Auth Caller caller) {
        return new WorkersView(database.read(tx -> views(tx, caller, workers.all(tx))));
    }

    @POST
    @Path("{uid}/drain")
    @MinimumRole(Role.OPERATOR)
    @Operation(
            summary = "Let a worker take no more work",
            description =
                    "It hears of that within ten seconds. Its chunks return with what they have, other workers go on"
                            + " with the rest, and it stays up until its process is ended.")
    public WorkerView drain(@Auth Caller caller, @PathParam("uid") String uid) {
        return database.inTransaction(
                tx -> changed(tx, caller, uid, AuditKind.WORKER_DRAINED, workers.drain(tx, uid, clock.instant())));
    }

    @POST
    @Path("{uid}/resume")
    @MinimumRole(Role.OPERATOR)
    @Operation(summary = "Let a worker take work again", description = "It hears of that within ten seconds.")
    public WorkerView resume(@Auth Caller caller, @PathParam("uid") String uid) {
        return database.inTransaction(
                tx -> changed(tx, caller, uid, AuditKind.WORKER_RESUMED, workers.resume(tx, uid)));
    }

    private WorkerView changed(Transaction tx, Caller caller, String uid, AuditKind kind, boolean isNew) {
        WorkerView view = views(tx, caller, List.of(workers.get(tx, uid))).get(0);
        if (isNew) {
            audit.note(tx, caller.user(), kind, view.uid(), view.name(), "");
        }
        return view;
    }

    private List<WorkerView> views(Transaction tx, Caller caller, List<RegisteredWorker> registered) {
        Instant now = clock.instant();
        List<Long> open = registered.stream()
                .flatMap(one -> one.report().stream())
                .flatMap(report -> report.models().stream())
                .distinct()
                .toList();
        Map<Long, LoadedModel> own = workers.models(tx, caller.orgId(), open).stream()
                .collect(Collectors.toMap(LoadedModel::id, model -> model));
        return registered.stream().map(one -> WorkerView.from(one, own, now)).toList();
    }
}
