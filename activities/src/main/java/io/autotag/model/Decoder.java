package io.autotag.model;

import io.autotag.embedding.Embedding;
import java.util.List;
import java.util.Optional;

/** Reads one model's outputs. Pure and without state, so that all threads share it. */
interface Decoder {

    /** The names of the outputs it reads; others are not computed into memory of ours. */
    List<String> outputs();

    /** How many classes the shape of the outputs says there are; 0 when it does not say. */
    int classes();

    /** As {@link Head#usualNmsIou}, where outputs of this kind differ from others that the head reads. */
    default Optional<Float> usualNmsIou() {
        return Optional.empty();
    }

    /**
     * Hands over what the outputs say of the picture, boxes in pixels of the tensor. Every number is finite.
     *
     * @throws ItemProblem when an answer makes no sense for this picture
     */
    void decode(Outputs outputs, Candidates found) throws ItemProblem;

    /**
     * The vector that stands for the picture, of a head that gives no tags; no other head has one.
     *
     * @throws ItemProblem when there is none for this picture
     */
    default Optional<Embedding> embedding(Outputs outputs) throws ItemProblem {
        return Optional.empty();
    }

    /** The masks of what {@link #decode} found in these outputs. */
    default Masks masks(Outputs outputs) {
        return Masks.NONE;
    }
}
