package io.autotag.api.view;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import io.autotag.store.ApiKey;
import io.autotag.store.KeySecret;
import io.swagger.v3.oas.annotations.media.Schema;

/** A key that was just made, with its text: this once. */
@Schema(name = "IssuedKey")
public record IssuedKeyView(@JsonUnwrapped KeyView about, String key) {

    public static IssuedKeyView from(ApiKey key, String login, KeySecret secret) {
        return new IssuedKeyView(KeyView.from(key, login), secret.text());
    }

    /** Never the text. */
    @Override
    public String toString() {
        return "IssuedKeyView[" + about + "]";
    }
}
