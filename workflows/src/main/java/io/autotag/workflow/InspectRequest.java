package io.autotag.workflow;

import java.util.Objects;

/**
 * A model file to look at before it becomes a version.
 *
 * @param blobSha256 the file in the blob store, hexadecimal
 * @param cardYaml the model card as given; empty when none was
 * @param fileName the name it was uploaded under, for sentences and for a default name
 */
public record InspectRequest(String blobSha256, String cardYaml, String fileName) {
    public InspectRequest {
        Objects.requireNonNull(blobSha256, "blobSha256 is null");
        Objects.requireNonNull(cardYaml, "cardYaml is null");
        Objects.requireNonNull(fileName, "fileName is null");
    }
}
