package io.autotag.groundtruth;

import io.autotag.groundtruth.PictureNames.Found;
import java.nio.charset.StandardCharsets;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * An annotation on an item of the project, checked.
 *
 * @param box in pixels of the picture and inside of it; null for a label of the whole picture
 */
record PlacedTruth(long itemId, String label, @Nullable Rectangle box, boolean isCrowd) {

    private static final int LONGEST_LABEL = 200;

    /** The annotation of a record, or the sentence that says why there is none. */
    sealed interface Placing {

        record Placed(PlacedTruth truth) implements Placing {}

        record Refused(String sentence) implements Placing {}
    }

    static Placing of(TruthRecord record, Found found) {
        if (found.refusal() != null) {
            return new Placing.Refused(found.refusal());
        }
        String label = record.label().strip();
        if (label.isEmpty() || label.length() > LONGEST_LABEL || !NameText.isOne(label)) {
            return new Placing.Refused("A label is a text of 1 to " + LONGEST_LABEL + " characters.");
        }
        Rectangle written = record.box();
        if (written == null) {
            return new Placing.Placed(new PlacedTruth(found.itemId(), label, null, record.isCrowd()));
        }
        if (found.width() == null || found.height() == null) {
            return new Placing.Refused("The size of the picture is not known: it could not be opened.");
        }
        Rectangle box = inside(pixels(written, record, found.width(), found.height()), found.width(), found.height());
        // As they are kept: what is thinner than a float can say is nothing.
        if (!((float) box.w() > 0 && (float) box.h() > 0)) {
            return new Placing.Refused("The box is empty or lies outside of the picture, which is %d x %d pixels."
                    .formatted(found.width(), found.height()));
        }
        return new Placing.Placed(new PlacedTruth(found.itemId(), label, box, record.isCrowd()));
    }

    private static Rectangle pixels(Rectangle box, TruthRecord record, int width, int height) {
        return record.isRelative()
                ? new Rectangle(box.x() * width, box.y() * height, box.w() * width, box.h() * height)
                : box;
    }

    /** What lies in the picture; of what is no number nothing does. */
    private static Rectangle inside(Rectangle box, int width, int height) {
        double left = Math.max(0, box.x());
        double top = Math.max(0, box.y());
        double right = Math.min(width, box.x() + box.w());
        double bottom = Math.min(height, box.y() + box.h());
        return new Rectangle(left, top, right - left, bottom - top);
    }

    /** The same for the same annotation of the same project, whenever and by whomever it is imported. */
    String uid(long projectId) {
        String text = "ground truth " + projectId + " " + itemId + " " + isCrowd + " "
                + (box == null
                        ? "picture"
                        : (float) box.x() + " " + (float) box.y() + " " + (float) box.w() + " " + (float) box.h())
                + " " + label;
        return UUID.nameUUIDFromBytes(text.getBytes(StandardCharsets.UTF_8)).toString();
    }
}
