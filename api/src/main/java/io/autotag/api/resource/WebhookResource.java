package io.autotag.api.resource;

import io.autotag.api.auth.Caller;
import io.autotag.api.auth.MinimumRole;
import io.autotag.api.view.IssuedWebhookView;
import io.autotag.api.view.NewWebhookBody;
import io.autotag.api.view.PageRequest;
import io.autotag.api.view.PageView;
import io.autotag.api.view.Paging;
import io.autotag.api.view.WebhookPatch;
import io.autotag.api.view.WebhookTestView;
import io.autotag.api.view.WebhookView;
import io.autotag.api.webhook.WebhookDesk;
import io.autotag.store.Role;
import io.dropwizard.auth.Auth;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.UriInfo;
import org.jspecify.annotations.Nullable;

/** Addresses outside that are told of events. */
@Path("webhooks")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Webhooks")
public final class WebhookResource {

    private final WebhookDesk desk;
    private final Paging paging;

    public WebhookResource(WebhookDesk desk, Paging paging) {
        this.desk = desk;
        this.paging = paging;
    }

    @GET
    @MinimumRole(Role.ADMIN)
    @Operation(summary = "List the webhooks, newest first")
    public PageView<WebhookView> list(
            @Auth Caller caller,
            @Context UriInfo uri,
            @QueryParam("limit") @Nullable String limit,
            @QueryParam("cursor") @Nullable String cursor) {
        PageRequest request = paging.read(uri, caller.orgId(), limit, cursor);
        return PageView.of(
                request,
                desk.list(caller.orgId(), Pages.of(request)),
                webhook -> Long.toString(webhook.id()),
                WebhookView::from);
    }

    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    @MinimumRole(Role.ADMIN)
    @Answers(201)
    @Operation(
            summary = "Make a webhook",
            description = "The answer holds the secret that signs what is sent, this once.")
    public IssuedWebhookView create(@Auth Caller caller, @NotNull @Valid NewWebhookBody wanted) {
        return desk.create(caller.user(), wanted);
    }

    @GET
    @Path("{uid}")
    @MinimumRole(Role.ADMIN)
    @Operation(summary = "Get a webhook")
    public WebhookView get(@Auth Caller caller, @PathParam("uid") String uid) {
        return WebhookView.from(desk.get(caller.orgId(), uid));
    }

    @PATCH
    @Path("{uid}")
    @Consumes(MediaType.APPLICATION_JSON)
    @MinimumRole(Role.ADMIN)
    @Operation(
            summary = "Change a webhook",
            description = "While it is not active nothing is noted for it, and what was noted before waits.")
    public WebhookView change(@Auth Caller caller, @PathParam("uid") String uid, @NotNull @Valid WebhookPatch change) {
        return WebhookView.from(desk.change(caller.user(), uid, change));
    }

    @DELETE
    @Path("{uid}")
    @MinimumRole(Role.ADMIN)
    @Operation(summary = "Delete a webhook, and with it the log of its deliveries")
    public void delete(@Auth Caller caller, @PathParam("uid") String uid) {
        desk.delete(caller.user(), uid);
    }

    @POST
    @Path("{uid}/test")
    @MinimumRole(Role.ADMIN)
    @Operation(
            summary = "Send a webhook.test event now, once",
            description = "The answer says what came of it; that the webhook refused it is no failure of this request.")
    public WebhookTestView test(@Auth Caller caller, @PathParam("uid") String uid) {
        return desk.test(caller.orgId(), uid);
    }
}
