package io.autotag.model;

import io.autotag.image.Placement;

/** Finishes what others found in pictures by the rules of a card, as what models find is finished. Thread-safe. */
public final class CardAnswers {

    private final ModelCard card;
    private final PictureTags tags;

    public CardAnswers(ModelCard card) {
        this.card = card;
        this.tags = new PictureTags(card);
    }

    /** Begins with one picture. */
    public Found begin() {
        return new Found(new Candidates(card.labels().size(), card.keepAbove()));
    }

    /** What was found in one picture. Used by one thread. */
    public final class Found {

        private final Candidates candidates;

        private Found(Candidates candidates) {
            this.candidates = candidates;
        }

        /**
         * A label of the whole picture.
         *
         * @param label its place in the card
         * @param confidence 0 to 1
         * @throws ItemProblem when the card has no such label
         */
        public void tag(int label, float confidence) throws ItemProblem {
            candidates.add(label, confidence);
        }

        /** A box by its corners, in pixels of the picture that was looked at; otherwise as a tag. */
        public void box(int label, float confidence, float x1, float y1, float x2, float y2) throws ItemProblem {
            candidates.add(label, confidence, x1, y1, x2, y2);
        }

        /** @param placement from the picture that was looked at to the upright one */
        public Tagged finish(Placement placement) {
            return new Tagged(
                    placement.imageWidth(), placement.imageHeight(), tags.of(candidates, placement, Masks.NONE));
        }
    }
}
