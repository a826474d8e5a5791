package io.autotag.model;

import io.autotag.image.TensorSpec.Layout;
import java.util.List;
import java.util.Optional;

/**
 * What a model's file says about itself, for a card that leaves it out.
 *
 * @param decoder reads its outputs by the head
 */
record FileFacts(
        Optional<String> name,
        Optional<Head> head,
        Optional<List<String>> labels,
        Optional<CardDraft.Side> size,
        Optional<Layout> layout,
        Optional<Preparation> preparation,
        Optional<Decoder> decoder) {

    /** Of the description of a provider. */
    static FileFacts ofProvider(Head head, String name) {
        return new FileFacts(
                Optional.of(name),
                Optional.of(head),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty());
    }

    static FileFacts none() {
        return new FileFacts(
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty());
    }
}
