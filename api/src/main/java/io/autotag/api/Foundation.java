package io.autotag.api;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.autotag.api.auth.Signer;
import io.autotag.api.view.Cursors;
import io.autotag.api.view.ImageUrls;
import io.autotag.api.view.ItemViews;
import io.autotag.api.view.Paging;
import io.autotag.api.view.ThumbnailUrls;
import io.autotag.api.view.Urls;
import io.autotag.blob.BlobStore;
import io.autotag.store.Database;
import java.time.Clock;

/**
 * What every section builds on.
 *
 * @param queries reads only and gives up what takes long, so that no query is in the way of anything else
 */
record Foundation(
        Database database,
        Database queries,
        BlobStore blobs,
        Clock clock,
        ObjectMapper json,
        Signer signer,
        Urls urls,
        Paging paging,
        ImageUrls images,
        ThumbnailUrls thumbnails,
        ItemViews items) {

    static Foundation of(
            ApiConfiguration configuration,
            Database database,
            Database queries,
            BlobStore blobs,
            Clock clock,
            ObjectMapper json) {
        Signer signer = new Signer(configuration.secret());
        Urls urls = new Urls(configuration.publicUrl());
        Paging paging = new Paging(new Cursors(signer), urls);
        ImageUrls images = new ImageUrls(signer, urls, clock);
        ThumbnailUrls thumbnails = new ThumbnailUrls(signer, clock);
        ItemViews items = new ItemViews(images, thumbnails, json);
        return new Foundation(database, queries, blobs, clock, json, signer, urls, paging, images, thumbnails, items);
    }
}
