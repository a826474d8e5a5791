package io.autotag.api.source;

import io.autotag.api.error.ApiException;
import io.autotag.api.view.NewSourceAccess;
import io.autotag.source.KeyAccess;
import io.autotag.source.UrlAccess;
import io.autotag.store.Source;
import io.autotag.store.SourceKind;

/**
 * With what a source is read from now on. Pure.
 *
 * @param location as everybody may see it
 * @param access to be sealed
 */
record OtherAccess(String location, String access) {

    /** @throws ApiException where a source of this kind has no such access */
    static OtherAccess of(Source source, NewSourceAccess wanted, SourcePlaces places) {
        if (source.kind() == SourceKind.URLS && wanted.addresses() == 1) {
            UrlAccess urls = places.urls(wanted);
            return new OtherAccess(places.shown(urls), urls.sealable());
        }
        if (source.kind() == SourceKind.S3 && wanted.addresses() == 0) {
            KeyAccess keys =
                    places.keys(wanted).orElseThrow(() -> ApiException.badField("access_key_id", "Must be given."));
            return new OtherAccess(source.location(), keys.sealable());
        }
        throw ApiException.badRequest(
                switch (source.kind()) {
                    case URLS -> "Give this source its addresses anew: urls or manifest_url, and no keys.";
                    case S3 -> "Give this source other keys: access_key_id and secret_access_key.";
                    case FOLDER -> "A folder has no keys and no addresses.";
                });
    }
}
