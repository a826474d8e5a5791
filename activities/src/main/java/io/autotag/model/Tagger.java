package io.autotag.model;

import java.nio.file.Path;

/**
 * Answers pictures with one model. Thread-safe: every caller has buffers of its own, all share one session, and one call
 * uses one core. Equal pictures get equal answers, bit for bit.
 */
public final class Tagger implements AutoCloseable {

    private final ModelCard card;

    private Tagger(ModelCard card) {
        this.card = card;
    }

    /**
     * Loads a model.
     *
     * @param card complete, as {@link ModelFile#inspect} gives it
     * @throws ModelException when the file cannot be loaded or does not fit the card
     */
    public static Tagger open(Path onnx, ModelCard card, TaggerOptions options) {
        if (options.modelBytes() > 0) {
            throw new UnsupportedOperationException(onnx.toString());
        }
        return new Tagger(card);
    }

    public ModelCard card() {
        return card;
    }

    /**
     * Answers one encoded picture.
     *
     * @throws ItemProblem when this picture has no answer
     * @throws IllegalStateException after {@link #close}
     */
    public Tagged tag(byte[] encodedImage) throws ItemProblem {
        String what = card.name();
        throw new UnsupportedOperationException(what);
    }

    /** Returns at once; native memory is given back when the last call under way has ended. */
    @Override
    public void close() {
        String what = card.name();
        throw new UnsupportedOperationException(what);
    }
}
