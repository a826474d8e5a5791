package io.autotag.api.upload;

import io.autotag.api.auth.Signer;
import io.autotag.api.error.ApiException;
import io.autotag.store.Upload;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Permission to send one file without a key: form fields that name the upload, signed, good for an hour. They come
 * before the file in the form, so that nothing of it is read without permission.
 */
public final class Tickets {

    private static final String PURPOSE = "upload";
    private static final Duration VALIDITY = Duration.ofHours(1);
    private static final String UPLOAD = "key";
    private static final String TYPE = "Content-Type";
    private static final String EXPIRES = "expires";
    private static final String SIGNATURE = "signature";

    private final Signer signer;
    private final Clock clock;

    public Tickets(Signer signer, Clock clock) {
        this.signer = signer;
        this.clock = clock;
    }

    /** The form fields, in their order. */
    public Map<String, String> issue(Upload upload) {
        Instant expires = clock.instant().plus(VALIDITY).truncatedTo(ChronoUnit.SECONDS);
        Map<String, String> fields = new LinkedHashMap<>();
        fields.put(UPLOAD, upload.uid());
        fields.put(TYPE, upload.contentType());
        fields.put(EXPIRES, expires.toString());
        fields.put(SIGNATURE, signer.sign(parts(fields)));
        return fields;
    }

    /**
     * The uid of the upload that the fields permit.
     *
     * @throws ApiException 403 when they were not issued here or are over
     */
    String check(Map<String, String> fields) {
        if (!signer.matches(parts(fields), field(fields, SIGNATURE))) {
            throw new ApiException(
                    403,
                    "The form fields are not those that came with the address: send them unchanged, then the file.");
        }
        if (!clock.instant().isBefore(Instant.parse(field(fields, EXPIRES)))) {
            throw new ApiException(403, "This permission to upload has expired: ask for a new address.");
        }
        return field(fields, UPLOAD);
    }

    private static List<String> parts(Map<String, String> fields) {
        return List.of(PURPOSE, field(fields, UPLOAD), field(fields, TYPE), field(fields, EXPIRES));
    }

    private static String field(Map<String, String> fields, String name) {
        return fields.getOrDefault(name, "");
    }
}
