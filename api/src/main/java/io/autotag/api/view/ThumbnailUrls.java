package io.autotag.api.view;

import io.autotag.api.auth.Signer;
import io.autotag.api.error.ApiException;
import io.autotag.store.Item;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;

/**
 * Addresses of the small forms of pictures. They need no key: they name the picture by its hash, are signed, and stay the
 * same for four weeks, so that browsers keep what is under them.
 */
public final class ThumbnailUrls {

    /** The longer side in pixels. */
    public static final List<Integer> SIZES = List.of(160, 320, 640, 1280);

    private static final String PURPOSE = "thumbnail";
    private static final String PLACE = "{size}";
    private static final int DAYS = 28;

    private final Signer signer;
    private final Clock clock;

    public ThumbnailUrls(Signer signer, Clock clock) {
        this.signer = signer;
        this.clock = clock;
    }

    /**
     * The address of every size, with {@code {size}} where the size belongs.
     *
     * @param root what all addresses of the answer begin with
     */
    public String template(String root, Item item) {
        String expires = expiry();
        String signature = signer.sign(parts(item.blobSha256(), expires));
        return root + "thumbnails/" + item.blobSha256() + "/" + PLACE + "/?expires=" + expires + "&signature="
                + signature;
    }

    /** The address of one size. */
    static String filled(String template, int size) {
        return template.replace(PLACE, Integer.toString(size));
    }

    /** @throws ApiException 403 when this was not signed here or is over */
    public void check(String sha256, String expires, String signature) {
        if (!signer.matches(parts(sha256, expires), signature)) {
            throw new ApiException(403, "This address of a thumbnail was not made here.");
        }
        if (!LocalDate.now(clock.withZone(ZoneOffset.UTC)).isBefore(LocalDate.parse(expires))) {
            throw new ApiException(403, "This address of a thumbnail has expired: read the item again.");
        }
    }

    /** Good for four to eight weeks. */
    private String expiry() {
        long today = LocalDate.now(clock.withZone(ZoneOffset.UTC)).toEpochDay();
        return LocalDate.ofEpochDay(today - today % DAYS + 2 * DAYS).toString();
    }

    private static List<String> parts(String sha256, String expires) {
        return List.of(PURPOSE, sha256, expires);
    }
}
