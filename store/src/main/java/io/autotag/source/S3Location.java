package io.autotag.source;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A folder of a bucket, as in {@code s3://bucket/some/folder}.
 *
 * @param folder empty, or ending with a slash
 */
public record S3Location(String bucket, String folder) {

    private static final String BUCKET = "[a-z0-9][a-z0-9.-]{1,61}[a-z0-9]";
    private static final Pattern FORM = Pattern.compile("s3://(" + BUCKET + ")(?:/(.*))?");

    static boolean isBucket(String name) {
        return name.matches(BUCKET);
    }

    /** Empty for what is none. */
    public static Optional<S3Location> of(String text) {
        Matcher form = FORM.matcher(text);
        if (!form.matches()) {
            return Optional.empty();
        }
        String path = form.group(2) == null ? "" : form.group(2);
        String folder = path.isEmpty() || path.endsWith("/") ? path : path + "/";
        boolean isPlain = PictureNames.isPlain(folder) && !folder.startsWith("/") && !folder.contains("//");
        return isPlain ? Optional.of(new S3Location(form.group(1), folder)) : Optional.empty();
    }
}
