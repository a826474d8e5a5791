package io.autotag.api.source;

import io.autotag.api.error.ApiException;
import io.autotag.api.view.NewSourceAccess;
import io.autotag.api.view.NewSourceBody;
import io.autotag.egress.Origin;
import io.autotag.source.KeyAccess;
import io.autotag.source.S3Location;
import io.autotag.source.SourceSettings;
import io.autotag.source.UrlAccess;
import io.autotag.source.UrlList;
import io.autotag.store.SourceKind;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What people say of a place, checked as far as it can be without going there. Pure. */
final class SourcePlaces {

    private static final int MOST_LISTED = 10_000;

    private final SourceSettings settings;

    SourcePlaces(SourceSettings settings) {
        this.settings = settings;
    }

    /**
     * A place.
     *
     * @param access to be sealed; null where there is nothing secret
     */
    record Place(
            SourceKind kind,
            String location,
            @Nullable String endpoint,
            @Nullable String region,
            @Nullable String access) {}

    /** @throws ApiException naming the field that is wrong */
    Place read(NewSourceBody wanted) {
        NewSourceAccess access = wanted.access();
        String location = wanted.location();
        if ((location == null ? 0 : 1) + access.addresses() != 1) {
            throw ApiException.badField(
                    "location", "Name one place: location (a folder, or s3://bucket/folder), manifest_url, or urls.");
        }
        if (location == null) {
            UrlAccess urls = urls(access);
            return new Place(SourceKind.URLS, shown(urls), null, null, urls.sealable());
        }
        return location.startsWith("s3:") ? bucket(wanted, location) : folder(wanted, location);
    }

    private Place bucket(NewSourceBody wanted, String location) {
        if (S3Location.of(location).isEmpty()) {
            throw ApiException.badField("location", "Must look like s3://bucket or s3://bucket/folder.");
        }
        String endpoint = wanted.endpoint();
        if (endpoint != null) {
            checkEndpoint(endpoint);
        } else if (wanted.region() == null) {
            throw ApiException.badField(
                    "region", "Say in which region of Amazon's the bucket is, or give the endpoint of another store.");
        }
        String keys = keys(wanted.access()).map(KeyAccess::sealable).orElse(null);
        return new Place(SourceKind.S3, location, endpoint, wanted.region(), keys);
    }

    private void checkEndpoint(String endpoint) {
        settings.rules().objection(endpoint).ifPresent(objection -> {
            throw ApiException.badField("endpoint", objection);
        });
        URI address = URI.create(endpoint);
        if (!String.valueOf(address.getRawPath()).matches("/?") || address.getRawQuery() != null) {
            throw ApiException.badField("endpoint", "Must end with the host or port: the bucket is in location.");
        }
    }

    private Place folder(NewSourceBody wanted, String location) {
        if (settings.roots().find(location).isEmpty()) {
            throw ApiException.badField(
                    "location",
                    "Must look like s3://bucket/folder, or be the whole path of a folder below one that the operator"
                            + " allows with AUTOTAG_SOURCE_FOLDERS, without hidden folders and links.");
        }
        if (wanted.endpoint() != null
                || wanted.region() != null
                || !wanted.access().isEmpty()) {
            throw ApiException.badField("location", "A folder has no endpoint, no region and no keys.");
        }
        return new Place(SourceKind.FOLDER, location, null, null, null);
    }

    /** @throws ApiException when only one of the two is given */
    Optional<KeyAccess> keys(NewSourceAccess access) {
        String id = access.accessKeyId();
        String secret = access.secretAccessKey();
        if ((id == null) != (secret == null)) {
            throw ApiException.badField("secret_access_key", "Give both access_key_id and secret_access_key.");
        }
        return id == null || secret == null ? Optional.empty() : Optional.of(new KeyAccess(id, secret));
    }

    /** @throws ApiException for addresses that may not be called */
    UrlAccess urls(NewSourceAccess access) {
        String manifest = access.manifestUrl();
        if (manifest != null) {
            settings.rules().objection(manifest).ifPresent(objection -> {
                throw ApiException.badField("manifest_url", objection);
            });
            return new UrlAccess(true, manifest);
        }
        List<String> urls = Optional.ofNullable(access.urls()).orElse(List.of());
        if (urls.isEmpty() || urls.size() > MOST_LISTED) {
            throw ApiException.badField(
                    "urls", "Must have 1 to " + MOST_LISTED + " addresses; put more into a file at manifest_url.");
        }
        for (int i = 0; i < urls.size(); i++) {
            int nth = i + 1;
            UrlList.objection(urls.get(i), settings.rules()).ifPresent(objection -> {
                throw ApiException.badField("urls", "Address " + nth + ": " + objection);
            });
        }
        return new UrlAccess(false, String.join("\n", urls));
    }

    /** What everybody may see of it: no query, which may be a signature. */
    String shown(UrlAccess access) {
        if (access.isManifest()) {
            return Origin.withPath(URI.create(access.text()));
        }
        long count = access.text().lines().count();
        return count + (count == 1 ? " address" : " addresses");
    }
}
