package io.autotag.api.resource;

import io.autotag.api.auth.Attempt;
import io.autotag.api.auth.Cookies;
import io.autotag.api.auth.NoKey;
import io.autotag.api.auth.SignInLimit;
import io.autotag.api.error.ApiException;
import io.autotag.api.oidc.LocalPath;
import io.autotag.api.oidc.OidcException;
import io.autotag.api.oidc.OidcProblem;
import io.autotag.api.oidc.OidcSignIn;
import io.autotag.api.view.OidcView;
import io.autotag.api.view.Urls;
import io.autotag.store.SessionToken;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.net.URI;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Signing a browser in at a provider of OpenID Connect. Browsers come here as to a page, and leave for one. */
@Path("session/oidc")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Session")
public final class OidcResource {

    private static final Logger log = LoggerFactory.getLogger(OidcResource.class);
    private static final String CALLBACK = "session/oidc/callback/";

    private final Optional<OidcSignIn> oidc;
    private final SignInLimit limit;
    private final Cookies cookies;
    private final Urls urls;
    private final SecureRandom random = new SecureRandom();

    /** @param oidc empty when no provider is set up */
    public OidcResource(Optional<OidcSignIn> oidc, SignInLimit limit, Cookies cookies, Urls urls) {
        this.oidc = oidc;
        this.limit = limit;
        this.cookies = cookies;
        this.urls = urls;
    }

    /** For everybody: it is what the sign-in page shows. */
    @GET
    @NoKey
    @Operation(summary = "Tell at which provider browsers can sign in, and why that last came to nothing")
    public OidcView get(@QueryParam("problem") @Nullable String problem) {
        return new OidcView(
                oidc.map(one -> one.settings().name()).orElse(null),
                Optional.ofNullable(problem)
                        .flatMap(OidcProblem::of)
                        .map(OidcProblem::sentence)
                        .orElse(null));
    }

    /** Authorises nothing: it sends the browser to where that is done. */
    @GET
    @Path("begin")
    @NoKey
    @Operation(
            summary = "Send a browser to the provider",
            description = "Not for programs: it answers with a redirect.")
    @ApiResponse(responseCode = "303", description = "To the provider, or back to the sign-in page with a problem.")
    public Response begin(@Context UriInfo uri, @QueryParam("next") @Nullable String next) {
        String path = LocalPath.of(next);
        try {
            OidcSignIn.Way way = required().begin(callback(uri), path);
            return Response.seeOther(way.address())
                    .cookie(cookies.departure(way.sealed(), OidcSignIn.PATIENCE, uri.getRequestUri()))
                    .build();
        } catch (OidcException failure) {
            return back(uri, failure);
        }
    }

    /** Authorised by the code that the provider gave the browser, and by what the browser took along. */
    @GET
    @Path("callback")
    @NoKey
    @Operation(summary = "Take a browser back from the provider", description = "Where the provider sends browsers.")
    @ApiResponse(responseCode = "303", description = "To a page, signed in, or to the sign-in page with a problem.")
    public Response callback(@Context UriInfo uri, @Context HttpHeaders headers, @Context HttpServletRequest request) {
        OidcSignIn signIn = required();
        String sealed = Cookies.readDeparture(headers.getCookies()).orElse("");
        try {
            SessionToken token = SessionToken.generate(random);
            String next = counted(
                    request.getRemoteAddr(), () -> signIn.finish(callback(uri), uri.getRequestUri(), sealed, token));
            return enter(uri, token, signIn.settings().session(), next);
        } catch (OidcException failure) {
            return back(uri, failure);
        }
    }

    private Response enter(UriInfo uri, SessionToken token, Duration validity, String next) {
        return Response.seeOther(urls.own(uri, next))
                .cookie(cookies.of(token, validity, uri.getRequestUri()), cookies.noDeparture(uri.getRequestUri()))
                .build();
    }

    private Response back(UriInfo uri, OidcException failure) {
        OidcProblem problem = failure.problem();
        if (problem.isForTheOperator()) {
            log.warn("Nobody was signed in: {}", failure.getMessage());
        } else {
            log.info("Nobody was signed in: {}", failure.getMessage());
        }
        return Response.seeOther(urls.own(uri, "/sign-in?problem=" + problem.word()))
                .cookie(cookies.noDeparture(uri.getRequestUri()))
                .build();
    }

    /** Guessing at codes is slowed down as guessing at passwords is. */
    private <T> T counted(String address, Supplier<T> work) {
        try {
            return limit.counting(
                    new Attempt(address, Optional.empty()),
                    work,
                    failure -> failure instanceof OidcException wrong && wrong.isGuess());
        } catch (ApiException refused) {
            throw OidcException.busy(refused.detail());
        }
    }

    private URI callback(UriInfo uri) {
        return URI.create(urls.of(uri, CALLBACK));
    }

    private OidcSignIn required() {
        return oidc.orElseThrow(
                () -> new ApiException(404, "No provider of OpenID Connect is set up: AUTOTAG_OIDC_ISSUER."));
    }
}
