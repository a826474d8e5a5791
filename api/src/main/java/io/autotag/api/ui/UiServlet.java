package io.autotag.api.ui;

import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Hands out the web application. Files have their paths; whatever else a browser asks a page of, outside the API, is the
 * application's own page, which reads the address itself: so links lead into the middle of it.
 */
public final class UiServlet extends HttpServlet {

    private static final long serialVersionUID = 1;
    private static final String FOREVER = "public, max-age=31536000, immutable";
    private static final String ASK_EACH_TIME = "no-cache";
    private static final String LEFT_OUT = "This server was built without the web application (-Dui.skip)."
            + " The API is at /api/v1/, its description at /openapi.json.\n";

    private final transient UiFiles files;
    private final transient UiHeaders headers;

    public UiServlet(UiFiles files, Optional<URI> publicUrl) {
        this.files = files;
        this.headers = new UiHeaders(publicUrl);
    }

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
        headers.apply(request, response);
        String name = request.getServletPath().substring(1);
        Optional<UiFile> file = files.find(name);
        if (file.isPresent()) {
            send(file.get(), request, response);
        } else if (isPage(name, request)) {
            sendPage(request, response);
        } else {
            response.sendError(HttpServletResponse.SC_NOT_FOUND);
        }
    }

    private static boolean isPage(String name, HttpServletRequest request) {
        String accept = request.getHeader("Accept");
        return !name.equals("api")
                && !name.startsWith("api/")
                && !name.startsWith(UiFiles.ASSETS)
                && accept != null
                && accept.contains("text/html");
    }

    private void sendPage(HttpServletRequest request, HttpServletResponse response) throws IOException {
        Optional<UiFile> page = files.page();
        if (page.isPresent()) {
            send(page.get(), request, response);
            return;
        }
        byte[] sentence = LEFT_OUT.getBytes(StandardCharsets.UTF_8);
        response.setStatus(HttpServletResponse.SC_NOT_FOUND);
        response.setContentType("text/plain; charset=utf-8");
        response.setContentLength(sentence.length);
        response.getOutputStream().write(sentence);
    }

    private static void send(UiFile file, HttpServletRequest request, HttpServletResponse response) throws IOException {
        String encoding = encoding(file, request.getHeader("Accept-Encoding"));
        String tag = "\"" + file.tag() + "-" + encoding + "\"";
        response.setHeader("ETag", tag);
        response.setHeader("Cache-Control", file.isImmutable() ? FOREVER : ASK_EACH_TIME);
        if (file.isNegotiated()) {
            response.setHeader("Vary", "Accept-Encoding");
        }
        if (isKnown(tag, request.getHeader("If-None-Match"))) {
            response.setStatus(HttpServletResponse.SC_NOT_MODIFIED);
            return;
        }
        if (!encoding.equals(UiFile.IDENTITY)) {
            response.setHeader("Content-Encoding", encoding);
        }
        byte[] bytes = file.form(encoding).orElseThrow();
        response.setContentType(file.contentType());
        response.setContentLength(bytes.length);
        response.getOutputStream().write(bytes);
    }

    /** The smallest form that the client takes. */
    private static String encoding(UiFile file, @Nullable String accepted) {
        for (String encoding : new String[] {"br", "gzip"}) {
            if (file.form(encoding).isPresent() && takes(accepted, encoding)) {
                return encoding;
            }
        }
        return UiFile.IDENTITY;
    }

    private static boolean takes(@Nullable String accepted, String encoding) {
        if (accepted == null) {
            return false;
        }
        for (String choice : accepted.split(",", -1)) {
            String[] words = choice.strip().split("\\s*;\\s*", 2);
            if (words[0].equalsIgnoreCase(encoding)) {
                return words.length == 1 || !words[1].matches("q\\s*=\\s*0(\\.0*)?");
            }
        }
        return false;
    }

    private static boolean isKnown(String tag, @Nullable String known) {
        return known != null && (known.strip().equals("*") || known.contains(tag));
    }
}
