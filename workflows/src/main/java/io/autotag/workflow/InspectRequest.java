package io.autotag.workflow;

import java.util.Objects;

/**
 * A model file to look at before it becomes a version.
 *
 * @param blobSha256 the file in the blob store, hexadecimal
 * @param cardYaml the model card as given; empty when none was
 * @param modelName the registered model it is for: the card's default name. What the file was called is not part of a
 *     version
 */
public record InspectRequest(String blobSha256, String cardYaml, String modelName) {
    public InspectRequest {
        Objects.requireNonNull(blobSha256, "blobSha256 is null");
        Objects.requireNonNull(cardYaml, "cardYaml is null");
        Objects.requireNonNull(modelName, "modelName is null");
    }
}
