package io.autotag.api.view;

import io.autotag.api.auth.Signer;
import io.autotag.api.error.ApiException;
import io.autotag.store.Item;
import jakarta.ws.rs.core.UriInfo;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.regex.Pattern;

/**
 * Addresses of images that need no key: they are signed and good for one to two days. The address of an image stays the
 * same for a day, so that it is fetched once.
 */
public final class ImageUrls {

    private static final String PURPOSE = "image";
    private static final Duration VALIDITY = Duration.ofDays(2);
    private static final int LONGEST_NAME = 100;
    private static final Pattern UNSAFE = Pattern.compile("[^A-Za-z0-9._-]");

    private final Signer signer;
    private final Urls urls;
    private final Clock clock;

    public ImageUrls(Signer signer, Urls urls, Clock clock) {
        this.signer = signer;
        this.urls = urls;
        this.clock = clock;
    }

    /** What all addresses of one answer begin with: it is found once, since building addresses takes its time. */
    String root(UriInfo uri) {
        return urls.of(uri, "");
    }

    /** @param root of the answer */
    public String of(String root, Item item) {
        String name = fileName(item.key());
        String expires =
                clock.instant().truncatedTo(ChronoUnit.DAYS).plus(VALIDITY).toString();
        String signature = signer.sign(parts(item.blobSha256(), item.contentType(), name, expires));
        return root + "blobs/" + item.blobSha256() + "/?type=" + encoded(item.contentType()) + "&name=" + encoded(name)
                + "&expires=" + encoded(expires) + "&signature=" + signature;
    }

    /** @throws ApiException 403 when this was not signed here or is over */
    public void check(String sha256, String type, String name, String expires, String signature) {
        if (!signer.matches(parts(sha256, type, name, expires), signature)) {
            throw new ApiException(403, "This address of an image was not made here.");
        }
        if (!clock.instant().isBefore(Instant.parse(expires))) {
            throw new ApiException(403, "This address of an image has expired: read the item again.");
        }
    }

    /** A name that is safe in every header and file system. */
    private static String fileName(String key) {
        String name = UNSAFE.matcher(key.substring(key.lastIndexOf('/') + 1)).replaceAll("_");
        return name.substring(Math.max(0, name.length() - LONGEST_NAME));
    }

    private static List<String> parts(String sha256, String type, String name, String expires) {
        return List.of(PURPOSE, sha256, type, name, expires);
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
