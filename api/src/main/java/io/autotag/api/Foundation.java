package io.autotag.api;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.autotag.api.auth.Signer;
import io.autotag.api.view.Cursors;
import io.autotag.api.view.ImageUrls;
import io.autotag.api.view.ItemViews;
import io.autotag.api.view.Paging;
import io.autotag.api.view.Urls;
import io.autotag.blob.BlobStore;
import io.autotag.store.Database;
import java.time.Clock;

/** What every section builds on. */
record Foundation(
        Database database,
        BlobStore blobs,
        Clock clock,
        ObjectMapper json,
        Signer signer,
        Urls urls,
        Paging paging,
        ImageUrls images,
        ItemViews items) {

    static Foundation of(
            ApiConfiguration configuration, Database database, BlobStore blobs, Clock clock, ObjectMapper json) {
        Signer signer = new Signer(configuration.secret());
        Urls urls = new Urls(configuration.publicUrl());
        Paging paging = new Paging(new Cursors(signer), urls);
        ImageUrls images = new ImageUrls(signer, urls, clock);
        return new Foundation(database, blobs, clock, json, signer, urls, paging, images, new ItemViews(images, json));
    }
}
