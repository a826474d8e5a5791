package io.autotag.model;

import java.util.Objects;

/**
 * What a model file was found to be.
 *
 * @param card the given card completed from the file, or made from the file alone
 * @param reason what the head was recognised by, and where the labels stood if not in the card
 */
public record Recognition(ModelCard card, String reason) {
    public Recognition {
        Objects.requireNonNull(card, "card is null");
        Objects.requireNonNull(reason, "reason is null");
    }
}
