package io.autotag.workflow;

import java.util.List;

/**
 * What a model version says about one item.
 *
 * @param predictions best score first, at most a few hundred
 * @param width of the upright picture, in pixels
 * @param height of the upright picture, in pixels
 * @param embeddingSize how many numbers its embedding has; 0 where the version gives tags
 * @param millis what decoding and inference took, without the wait for a turn at the model
 */
public record Preview(List<PreviewTag> predictions, int width, int height, int embeddingSize, long millis) {
    public Preview {
        predictions = List.copyOf(predictions);
    }
}
