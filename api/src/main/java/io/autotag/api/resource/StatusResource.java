package io.autotag.api.resource;

import io.autotag.api.auth.MinimumRole;
import io.autotag.api.view.StatusView;
import io.autotag.store.Role;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;

/** On what the installation runs. Whether it is well is for the health checks. */
@Path("status")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Status")
public final class StatusResource {

    private final StatusView status;

    public StatusResource(StatusView status) {
        this.status = status;
    }

    @GET
    @MinimumRole(Role.VIEWER)
    @Operation(
            summary = "Tell on what the installation runs",
            description = "An ephemeral Temporal is inside a JVM and forgets what it knew when it ends; open runs are"
                    + " begun again from the database.")
    public StatusView get() {
        return status;
    }
}
