package io.autotag.blob;

import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A folder of a bucket. What is in it lies as in the directory of a {@link DirectoryBlobStore}, so that a copy of one is
 * the other.
 *
 * @param folder empty, or ending with a slash
 */
record S3Place(String bucket, String folder) {

    private static final String SCHEME = "s3:";
    private static final Pattern LOGIN = Pattern.compile("//[^/]*@");

    /** Segments of letters, digits and {@code ._=-}, none of which begins with a dot. */
    private static final Pattern PLACE =
            Pattern.compile("s3://([a-z0-9][a-z0-9.-]{1,61}[a-z0-9])((?:/[A-Za-z0-9_=-][A-Za-z0-9._=-]*)*)/?");

    static boolean isMeantBy(String place) {
        return place.strip().toLowerCase(Locale.ROOT).startsWith(SCHEME);
    }

    static S3Place of(String place) {
        Matcher matcher = PLACE.matcher(place);
        if (!matcher.matches()) {
            throw malformed(place);
        }
        String path = matcher.group(2);
        return new S3Place(matcher.group(1), path.isEmpty() ? "" : path.substring(1) + "/");
    }

    static BlobException malformed(String place) {
        return new BlobException(
                BlobError.INVALID,
                "AUTOTAG_BLOBS must be a folder, or look like s3://bucket or s3://bucket/folder, not \""
                        + withoutLogin(place) + "\".");
    }

    /** What somebody meant as an address, without the password that may be in it. */
    static String withoutLogin(String address) {
        return LOGIN.matcher(address).replaceFirst("//");
    }

    /** The key under which the bucket has what is called so in this place. */
    String key(String name) {
        return folder + name;
    }
}
