package io.autotag.blob;

import java.net.URI;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Where the blobs of an installation are, the same for all of its processes. Credentials are no part of it: an object
 * store's client finds them as the tools of its vendor do.
 *
 * @param place a folder, or {@code s3://bucket} or {@code s3://bucket/folder}
 * @param endpoint of an object store that is not Amazon's
 * @param region of the bucket; empty: as the environment of the process says
 * @param pathStyle whether the bucket is in the path of an address and not in its host; empty: with an endpoint it is
 */
public record BlobSettings(String place, Optional<URI> endpoint, Optional<String> region, Optional<Boolean> pathStyle) {

    private static final String PLACE = "AUTOTAG_BLOBS";
    private static final String ENDPOINT = "AUTOTAG_S3_ENDPOINT";
    private static final String REGION = "AUTOTAG_S3_REGION";
    private static final String PATH_STYLE = "AUTOTAG_S3_PATH_STYLE";
    private static final Pattern SCHEME = Pattern.compile("[A-Za-z][A-Za-z0-9+.-]*:/.*");

    /** @throws BlobException INVALID naming the variable that is wrong */
    public BlobSettings {
        if (S3Place.isMeantBy(place)) {
            S3Place.of(place);
        } else if (place.isBlank() || SCHEME.matcher(place).matches()) {
            throw S3Place.malformed(place);
        }
        endpoint.ifPresent(BlobSettings::requireHttp);
    }

    /** Blobs as files of a folder. */
    public static BlobSettings folder(Path folder) {
        return new BlobSettings(folder.toString(), Optional.empty(), Optional.empty(), Optional.empty());
    }

    /** The place, reached as the variables of a process say. */
    public static BlobSettings of(String place, Map<String, String> variables) {
        return of(
                place,
                variables.getOrDefault(ENDPOINT, ""),
                variables.getOrDefault(REGION, ""),
                variables.getOrDefault(PATH_STYLE, ""));
    }

    /** The same as texts, empty where nothing was said. */
    public static BlobSettings of(String place, String endpoint, String region, String pathStyle) {
        return new BlobSettings(
                place.strip(),
                given(endpoint).map(BlobSettings::address),
                given(region),
                given(pathStyle).map(BlobSettings::yesOrNo));
    }

    /** The same for a process that runs in another folder. */
    public BlobSettings absolute() {
        return S3Place.isMeantBy(place)
                ? this
                : folder(Path.of(place).toAbsolutePath().normalize());
    }

    /** The variables that say this to another process. */
    public Map<String, String> variables() {
        Map<String, String> variables = new HashMap<>();
        variables.put(PLACE, place);
        variables.put(ENDPOINT, endpoint.map(URI::toString).orElse(""));
        variables.put(REGION, region.orElse(""));
        variables.put(PATH_STYLE, pathStyle.map(String::valueOf).orElse(""));
        return variables;
    }

    /** The store; whether it answers, its {@link BlobStore#check} tells. */
    public BlobStore open() {
        return S3Place.isMeantBy(place) ? S3BlobStore.open(this) : new DirectoryBlobStore(Path.of(place));
    }

    private static void requireHttp(URI endpoint) {
        String scheme = String.valueOf(endpoint.getScheme()).toLowerCase(Locale.ROOT);
        boolean isHttp = scheme.equals("http") || scheme.equals("https");
        if (!isHttp || endpoint.getHost() == null || endpoint.getUserInfo() != null) {
            throw badEndpoint(endpoint.toString(), null);
        }
    }

    private static URI address(String text) {
        try {
            return URI.create(text);
        } catch (IllegalArgumentException failure) {
            throw badEndpoint(text, failure);
        }
    }

    private static BlobException badEndpoint(String text, @Nullable Throwable cause) {
        return new BlobException(
                BlobError.INVALID,
                ENDPOINT + " must look like https://s3.example.org:9000, not \"" + S3Place.withoutLogin(text) + "\".",
                cause);
    }

    private static boolean yesOrNo(String text) {
        return switch (text.toLowerCase(Locale.ROOT)) {
            case "true" -> true;
            case "false" -> false;
            default ->
                throw new BlobException(
                        BlobError.INVALID, PATH_STYLE + " must be true or false, not \"" + text + "\".");
        };
    }

    private static Optional<String> given(@Nullable String value) {
        return Optional.ofNullable(value).map(String::strip).filter(text -> !text.isEmpty());
    }
}
