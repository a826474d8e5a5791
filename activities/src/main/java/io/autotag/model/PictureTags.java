package io.autotag.model;

import io.autotag.image.Placement;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Chooses and finishes what is said of a picture, by the rules of its card. Pure. */
final class PictureTags {
    private final ModelCard card;
    private final Scores scores;

    PictureTags(ModelCard card) {
        this.card = card;
        this.scores = Scores.of(card);
    }

    /** Highest confidence first; equal ones in the order they were found. */
    List<Tag> of(Candidates found, Placement placement) {
        found.rank();
        return card.level() == Level.OBJECT ? objects(found, placement) : labels(found);
    }

    private List<Tag> objects(Candidates found, Placement placement) {
        List<Tag> tags = new ArrayList<>();
        for (Nms.Kept kept : Nms.keep(found, card.nmsIou())) {
            float score = scores.of(kept.label(), kept.confidence());
            String label = card.labels().get(kept.label());
            upright(kept.box(), placement)
                    .ifPresent(box -> tags.add(new Tag(label, Level.OBJECT, kept.confidence(), score, box)));
        }
        return tags;
    }

    /** The box in the upright picture, or nothing when none of it is inside. */
    static Optional<Box> upright(Box box, Placement placement) {
        float left = (float) placement.clippedX(box.x());
        float top = (float) placement.clippedY(box.y());
        float width = length(left, placement.clippedX(box.right()), placement.imageWidth());
        float height = length(top, placement.clippedY(box.bottom()), placement.imageHeight());
        return width > 0 && height > 0 ? Optional.of(new Box(left, top, width, height)) : Optional.empty();
    }

    /** Rounding may not carry the sum of both over the picture's edge. */
    private static float length(float from, double to, int edge) {
        float length = (float) (to - from);
        while (length > 0 && from + length > edge) {
            length = Math.nextDown(length);
        }
        return length;
    }

    private List<Tag> labels(Candidates found) {
        boolean all = card.labels().size() <= ModelCard.ALWAYS_KEPT;
        List<Tag> tags = new ArrayList<>();
        for (int place = 0; place < found.size(); place++) {
            int candidate = found.ranked(place);
            int label = found.label(candidate);
            float p = found.confidence(candidate);
            float score = scores.of(label, p);
            if (all || place < card.topK() || score >= 0) {
                tags.add(new Tag(card.labels().get(label), Level.IMAGE, p, score, null));
            }
        }
        return tags;
    }
}
