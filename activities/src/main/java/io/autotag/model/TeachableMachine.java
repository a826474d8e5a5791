package io.autotag.model;

import io.autotag.image.TensorSpec.Colour;
import io.autotag.image.TensorSpec.Resize;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What is known of models of pictures from Teachable Machine, whose files keep the name of its library when imported. */
final class TeachableMachine {
    private static final String LIBRARY = "packageName";
    private static final String PICTURES = "@teachablemachine/image";

    private TeachableMachine() {}

    /** The square in the middle, and byte / 127 - 1, as its library does; nothing for files from elsewhere. */
    static Optional<Preparation> preparation(Map<String, String> metadata) {
        if (!PICTURES.equals(metadata.get(LIBRARY))) {
            return Optional.empty();
        }
        List<Float> one = List.of(1f, 1f, 1f);
        return Optional.of(
                new Preparation(Colour.RGB, Optional.of((float) (1 / 127d)), one, one, Resize.CENTRE_CROP, 0));
    }
}
