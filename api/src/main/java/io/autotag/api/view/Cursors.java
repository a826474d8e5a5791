package io.autotag.api.view;

import io.autotag.api.auth.Signer;
import io.autotag.api.error.ApiException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;

/**
 * Where the next page of a list begins, opaque to clients: URL-safe, signed, and good for the one list that it was made
 * for.
 */
public final class Cursors {

    private static final String PURPOSE = "cursor";
    private static final int SIGNATURE = 22;
    private static final int LONGEST = 2048;

    private final Signer signer;

    public Cursors(Signer signer) {
        this.signer = signer;
    }

    /** {@code list} names the list with everything that decides its content and order, {@code position} a row in it. */
    public String encode(String list, String position) {
        String body = Base64.getUrlEncoder().withoutPadding().encodeToString(position.getBytes(StandardCharsets.UTF_8));
        return signature(list, position) + body;
    }

    /** The position; a cursor that is malformed, changed, or of another list is the caller's mistake. */
    public String decode(String list, String cursor) {
        if (cursor.length() <= SIGNATURE || cursor.length() > LONGEST) {
            throw malformed();
        }
        String position = text(cursor.substring(SIGNATURE));
        boolean signed = signer.matches(List.of(PURPOSE, list, position), cursor, SIGNATURE);
        if (!signed || !cursor.equals(encode(list, position))) { // Base64 has several spellings of one text
            throw malformed();
        }
        return position;
    }

    private String signature(String list, String position) {
        return signer.sign(List.of(PURPOSE, list, position)).substring(0, SIGNATURE);
    }

    private static String text(String body) {
        try {
            return new String(Base64.getUrlDecoder().decode(body), StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            throw malformed();
        }
    }

    private static ApiException malformed() {
        return ApiException.badField(
                "cursor", "Not a cursor of this list. Take it from the \"next\" of the page before, unchanged.");
    }
}
