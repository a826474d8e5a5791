package io.autotag.blob;

import java.util.regex.Pattern;

/** How blobs are called, and where one of that name lies in a store: under its first two digits. */
final class BlobNames {

    private static final int FOLDER = 2;
    private static final Pattern NAME = Pattern.compile("[0-9a-f]{64}");
    private static final Pattern PLACE = Pattern.compile("([0-9a-f]{2})/\\1[0-9a-f]{62}");

    private BlobNames() {}

    static boolean isName(String text) {
        return NAME.matcher(text).matches();
    }

    /** @throws BlobException INVALID when it is no name, so that none leads out of the store */
    static String place(String sha256) {
        if (!isName(sha256)) {
            throw new BlobException(BlobError.INVALID, "The name of a blob is 64 lower-case hexadecimal digits.");
        }
        return sha256.substring(0, FOLDER) + "/" + sha256;
    }

    static boolean isPlace(String text) {
        return PLACE.matcher(text).matches();
    }

    /** The name of the blob at a place. */
    static String at(String place) {
        return place.substring(FOLDER + 1);
    }
}
