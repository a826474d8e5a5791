package io.autotag.api;

import io.autotag.trace.TracedWork;
import io.autotag.trace.Tracing;
import io.dropwizard.core.setup.Environment;
import jakarta.servlet.DispatcherType;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.EnumSet;
import org.glassfish.jersey.server.monitoring.ApplicationEvent;
import org.glassfish.jersey.server.monitoring.ApplicationEventListener;
import org.glassfish.jersey.server.monitoring.RequestEvent;
import org.glassfish.jersey.server.monitoring.RequestEventListener;

/**
 * Traces each request of the API. It begins as a filter, so that all that its thread does and logs is part of it, and
 * ends where the route is known and the answer is given, which for some is on another thread.
 */
final class TracedRequests extends HttpFilter {

    private static final long serialVersionUID = 1;
    private static final String REQUEST = "io.autotag.trace";

    private final transient Tracing tracing;

    private TracedRequests(Tracing tracing) {
        this.tracing = tracing;
    }

    static void register(Tracing tracing, Environment environment) {
        environment
                .servlets()
                .addFilter("traces", new TracedRequests(tracing))
                .addMappingForUrlPatterns(EnumSet.of(DispatcherType.REQUEST), false, "/api/*");
        environment.jersey().register(new Ends());
        environment.lifecycle().manage(new ClosedAtEnd(tracing));
    }

    @Override
    protected void doFilter(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        TracedWork work = tracing.request(RouteNames.method(request.getMethod()), request::getHeader);
        request.setAttribute(REQUEST, work);
        TracedWork.Inside inside = work.enter();
        try {
            chain.doFilter(request, response);
        } finally {
            inside.leave();
        }
    }

    private static final class Ends implements ApplicationEventListener {

        @Override
        public void onEvent(ApplicationEvent event) {}

        @Override
        public RequestEventListener onRequest(RequestEvent start) {
            return event -> {
                if (event.getType() == RequestEvent.Type.FINISHED
                        && event.getContainerRequest().getProperty(REQUEST) instanceof TracedWork work) {
                    end(work, event);
                }
            };
        }

        private static void end(TracedWork work, RequestEvent event) {
            String route = RouteNames.route(event.getUriInfo());
            int status = RouteNames.status(event);
            work.name(RouteNames.method(event.getContainerRequest().getMethod()) + " " + route)
                    .put("http.route", route)
                    .put("http.response.status_code", status);
            if (status >= 500) {
                work.failed();
            }
            work.end();
        }
    }
}
