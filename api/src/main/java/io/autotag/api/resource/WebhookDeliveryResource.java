package io.autotag.api.resource;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.autotag.api.auth.Caller;
import io.autotag.api.auth.MinimumRole;
import io.autotag.api.view.PageRequest;
import io.autotag.api.view.PageView;
import io.autotag.api.view.Paging;
import io.autotag.api.view.WebhookDeliveryView;
import io.autotag.store.Database;
import io.autotag.store.DeliveryStatus;
import io.autotag.store.Role;
import io.autotag.store.WebhookDeliveries;
import io.autotag.store.WebhookDelivery;
import io.dropwizard.auth.Auth;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.UriInfo;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The log of what webhooks were told. */
@Path("webhook-deliveries")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Webhooks")
public final class WebhookDeliveryResource {

    private final Database database;
    private final Paging paging;
    private final ObjectMapper json;
    private final Runnable relay;
    private final WebhookDeliveries deliveries = new WebhookDeliveries();

    /** @param relay asks for what is due to be sent now */
    public WebhookDeliveryResource(Database database, Paging paging, ObjectMapper json, Runnable relay) {
        this.database = database;
        this.paging = paging;
        this.json = json;
        this.relay = relay;
    }

    @GET
    @MinimumRole(Role.OPERATOR)
    @Operation(summary = "List what webhooks were told, newest first")
    public PageView<WebhookDeliveryView> list(
            @Auth Caller caller,
            @Context UriInfo uri,
            @Parameter(description = "only of the webhook with this uid") @QueryParam("subscription") @Nullable
                    String subscription,
            @Parameter(description = "pending, delivered or failed") @QueryParam("status") @Nullable String status,
            @QueryParam("limit") @Nullable String limit,
            @QueryParam("cursor") @Nullable String cursor) {
        DeliveryStatus wanted = Parameters.constant("status", status, DeliveryStatus.class);
        PageRequest request = paging.read(uri, caller.orgId(), subscription + " " + status, limit, cursor);
        @Nullable String webhook = subscription == null || subscription.isEmpty() ? null : subscription;
        List<WebhookDelivery> rows =
                database.read(tx -> deliveries.list(tx, caller.orgId(), webhook, wanted, Pages.of(request)));
        return PageView.of(request, rows, row -> Long.toString(row.id()), this::view);
    }

    @GET
    @Path("{uid}")
    @MinimumRole(Role.OPERATOR)
    @Operation(summary = "Get a delivery")
    public WebhookDeliveryView get(@Auth Caller caller, @PathParam("uid") String uid) {
        return view(database.read(tx -> deliveries.get(tx, caller.orgId(), uid)));
    }

    @POST
    @Path("{uid}/replay")
    @MinimumRole(Role.OPERATOR)
    @Operation(
            summary = "Send a delivery once more",
            description = "Under the same uid and with the same body; for one that was delivered, or failed for good.")
    public WebhookDeliveryView replay(@Auth Caller caller, @PathParam("uid") String uid) {
        WebhookDeliveryView view = view(database.inTransaction(tx -> deliveries.replay(tx, caller.orgId(), uid)));
        relay.run();
        return view;
    }

    private WebhookDeliveryView view(WebhookDelivery delivery) {
        return WebhookDeliveryView.from(delivery, json);
    }
}
