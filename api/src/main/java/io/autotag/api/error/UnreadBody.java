package io.autotag.api.error;

import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.container.ContainerResponseFilter;
import java.io.IOException;

/**
 * A request may be refused before its body was read. Then the connection cannot serve another request, and a client that
 * is not told so loses its next one: a short body is read to its end, for a long one the client is told.
 */
public final class UnreadBody implements ContainerResponseFilter {

    private static final int SHORT = 64 * 1024;

    @Override
    public void filter(ContainerRequestContext request, ContainerResponseContext response) {
        if (response.getStatus() >= 400 && hasBody(request) && !isRead(request)) {
            response.getHeaders().putSingle("Connection", "close");
        }
    }

    private static boolean hasBody(ContainerRequestContext request) {
        return request.getLength() > 0 || request.getHeaderString("Transfer-Encoding") != null;
    }

    private static boolean isRead(ContainerRequestContext request) {
        if (request.getLength() > SHORT) {
            return false;
        }
        try {
            request.getEntityStream().readNBytes(SHORT);
            return request.getLength() >= 0;
        } catch (IllegalStateException closed) {
            // Who reads a body as an object closes it at the end, and has the rest of a short one in a buffer.
            return request.getLength() >= 0;
        } catch (IOException e) {
            return false;
        }
    }
}
