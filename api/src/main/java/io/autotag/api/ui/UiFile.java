package io.autotag.api.ui;

import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * One file of the web application, as the build made it, with its compressed forms where they were worth making.
 *
 * @param forms by the name of their content encoding; {@code identity} is always there
 * @param tag the same for the same content
 */
record UiFile(String name, String tag, Map<String, byte[]> forms) {

    static final String IDENTITY = "identity";

    private static final Map<String, String> TYPES = Map.ofEntries(
            Map.entry("html", "text/html; charset=utf-8"),
            Map.entry("js", "text/javascript; charset=utf-8"),
            Map.entry("css", "text/css; charset=utf-8"),
            Map.entry("json", "application/json"),
            Map.entry("map", "application/json"),
            Map.entry("webmanifest", "application/manifest+json"),
            Map.entry("txt", "text/plain; charset=utf-8"),
            Map.entry("svg", "image/svg+xml"),
            Map.entry("png", "image/png"),
            Map.entry("webp", "image/webp"),
            Map.entry("ico", "image/x-icon"),
            Map.entry("woff2", "font/woff2"));

    UiFile {
        forms = Map.copyOf(forms);
    }

    String contentType() {
        String suffix = name.substring(name.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT);
        return TYPES.getOrDefault(suffix, "application/octet-stream");
    }

    /** Whether the name holds a hash of the content, so that what is under it never changes. */
    boolean isImmutable() {
        return name.startsWith(UiFiles.ASSETS);
    }

    boolean isNegotiated() {
        return forms.size() > 1;
    }

    Optional<byte[]> form(String encoding) {
        return Optional.ofNullable(forms.get(encoding));
    }
}
