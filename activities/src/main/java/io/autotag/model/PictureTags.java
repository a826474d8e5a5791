package io.autotag.model;

import io.autotag.image.Placement;
import io.autotag.mask.Mask;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Chooses and finishes what is said of a picture, by the rules of its card. Pure. */
final class PictureTags {
    /** All masks of a picture together take about so much at most, however many there are. */
    static final int MOST_MASK_BYTES = 256 * 1_024;

    /** As many as boxes: more nobody looks at. */
    private static final int MOST_LABELS = 1_000;

    private final ModelCard card;
    private final Scores scores;

    PictureTags(ModelCard card) {
        this.card = card;
        this.scores = Scores.of(card);
    }

    /** Highest confidence first; equal ones in the order they were found. */
    List<Tag> of(Candidates found, Placement placement, Masks masks) {
        found.rank();
        return card.level() == Level.OBJECT ? objects(found, placement, masks) : labels(found);
    }

    /** Once masks have filled their room, weaker boxes have none. */
    private List<Tag> objects(Candidates found, Placement placement, Masks masks) {
        List<Tag> tags = new ArrayList<>();
        int room = MOST_MASK_BYTES;
        for (Nms.Kept kept : Nms.keep(found, card.nmsIou())) {
            Optional<Box> box = upright(kept.box(), placement);
            if (box.isPresent()) {
                Optional<Mask> mask = room > 0 ? masks.of(kept.place(), box.get(), placement) : Optional.empty();
                room -= mask.map(Mask::counts).map(String::length).orElse(0);
                tags.add(tag(kept, box.get(), mask.orElse(null)));
            }
        }
        return tags;
    }

    private Tag tag(Nms.Kept kept, Box box, @Nullable Mask mask) {
        float score = scores.of(kept.label(), kept.confidence());
        return new Tag(card.labels().get(kept.label()), Level.OBJECT, kept.confidence(), score, box, mask);
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

    /** The surest ones first, where a provider names very many. */
    private List<Tag> labels(Candidates found) {
        boolean all = card.labels().size() <= ModelCard.ALWAYS_KEPT;
        List<Tag> tags = new ArrayList<>();
        for (int place = 0; place < Math.min(found.size(), MOST_LABELS); place++) {
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
