package io.autotag.model;

import java.util.List;

/**
 * A model's answer to one picture.
 *
 * @param width of the upright picture, in pixels
 * @param height of the upright picture, in pixels
 * @param tags highest confidence first; none is an answer too
 */
public record Tagged(int width, int height, List<Tag> tags) {
    public Tagged {
        tags = List.copyOf(tags);
    }
}
