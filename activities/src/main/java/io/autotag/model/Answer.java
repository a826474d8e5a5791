package io.autotag.model;

/** The answer to one of several pictures that were shown together. */
@FunctionalInterface
public interface Answer {

    /** @throws ItemProblem when this picture has no answer */
    Tagged get() throws ItemProblem;

    /** What comes out now, for whoever asks later. */
    static Answer now(Answer question) {
        try {
            Tagged tagged = question.get();
            return () -> tagged;
        } catch (ItemProblem problem) {
            return () -> {
                throw problem;
            };
        }
    }
}
