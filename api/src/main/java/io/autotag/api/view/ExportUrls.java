package io.autotag.api.view;

import io.autotag.api.auth.Signer;
import io.autotag.api.error.ApiException;
import io.autotag.store.Export;
import jakarta.ws.rs.core.UriInfo;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Addresses of the files of exports that need no key: they are signed and good for one to two days. */
public final class ExportUrls {

    private static final String PURPOSE = "export";
    private static final Duration VALIDITY = Duration.ofDays(2);

    private final Signer signer;
    private final Urls urls;
    private final Clock clock;

    public ExportUrls(Signer signer, Urls urls, Clock clock) {
        this.signer = signer;
        this.urls = urls;
        this.clock = clock;
    }

    /** Null where there is no file. */
    public @Nullable String of(UriInfo uri, Export export) {
        if (export.file() == null) {
            return null;
        }
        String expires =
                clock.instant().truncatedTo(ChronoUnit.DAYS).plus(VALIDITY).toString();
        return urls.of(uri, "exports/" + export.uid() + "/file/") + "?expires="
                + URLEncoder.encode(expires, StandardCharsets.UTF_8) + "&signature="
                + signer.sign(parts(export.uid(), expires));
    }

    /** @throws ApiException 403 when this was not signed here or is over */
    public void check(String uid, String expires, String signature) {
        if (!signer.matches(parts(uid, expires), signature)) {
            throw new ApiException(403, "This address of an export was not made here.");
        }
        if (!clock.instant().isBefore(Instant.parse(expires))) {
            throw new ApiException(403, "This address of an export has expired: read the export again.");
        }
    }

    private static List<String> parts(String uid, String expires) {
        return List.of(PURPOSE, uid, expires);
    }
}
