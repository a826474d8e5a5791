package io.autotag.model;

/** Proves that a model answers as its card says. Pure. */
final class ModelFit {

    private ModelFit() {}

    /** The decoder for the card's head; throws {@link ModelException} at the field that does not fit. */
    static Decoder of(ModelCard card, Evidence evidence) {
        Head head = card.head();
        Decoder decoder = head.fit(evidence)
                .orElseThrow(() -> ModelException.field(
                        ModelError.CARD,
                        "head",
                        "The card says head: " + head.key() + ", which reads " + head.shape() + ", but the model gives "
                                + evidence.first().shown() + "."));
        int labels = card.labels().size();
        if (decoder.classes() > 0 && decoder.classes() != labels) {
            throw ModelException.field(
                    ModelError.CARD,
                    "labels",
                    "The model has " + Words.count(decoder.classes(), "class", "classes") + ", but "
                            + Words.count(labels, "label is", "labels are")
                            + " given: list one name for each class, in the order of its outputs.");
        }
        tryAnswers(card, decoder, evidence);
        return decoder;
    }

    /** What only the answers show, such as a class beyond the last label. */
    private static void tryAnswers(ModelCard card, Decoder decoder, Evidence evidence) {
        Candidates found = new Candidates(card.labels().size(), Float.MIN_VALUE);
        for (Outputs trial : evidence.trials()) {
            found.clear();
            try {
                decoder.decode(trial, found);
            } catch (ItemProblem e) {
                throw ModelException.field(ModelError.CARD, "labels", e.sentence());
            }
        }
    }
}
