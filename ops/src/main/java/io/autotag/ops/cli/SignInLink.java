package io.autotag.ops.cli;

import com.fasterxml.jackson.databind.JsonNode;

/** The address that signs one browser in as the holder of a key, once. */
public final class SignInLink {

    private SignInLink() {}

    /** A fresh one. */
    public static String url(ApiClient api) {
        return Fields.text(make(api), "url");
    }

    static JsonNode make(ApiClient api) {
        return api.post("/session/links/");
    }
}
