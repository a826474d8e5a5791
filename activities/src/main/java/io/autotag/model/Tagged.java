package io.autotag.model;

import io.autotag.embedding.Embedding;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * A model's answer to one picture.
 *
 * @param width of the upright picture, in pixels
 * @param height of the upright picture, in pixels
 * @param tags highest confidence first; none is an answer too
 * @param embedding of a head that gives no tags
 */
public record Tagged(int width, int height, List<Tag> tags, Optional<Embedding> embedding) {
    public Tagged {
        tags = List.copyOf(tags);
        Objects.requireNonNull(embedding, "embedding is null");
    }

    /** Of a head that gives tags. */
    public Tagged(int width, int height, List<Tag> tags) {
        this(width, height, tags, Optional.empty());
    }
}
