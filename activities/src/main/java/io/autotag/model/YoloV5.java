package io.autotag.model;

import java.util.List;
import java.util.Optional;

/**
 * {@code [N, A, 5 + C]}: for each of A places the centre and size of a box, the probability that there is an object, and
 * that of each of C classes; there are three places for each cell of the grids. Ultralytics' YOLOv5 exports so, YOLOv3 and
 * YOLOv7 without suppression do too. Boxes are in pixels of the tensor, or in parts of it as TensorFlow's exports have them.
 * Layout: {@code Detect.forward} in models/yolo.py of ultralytics/yolov5.
 *
 * @param across what an x is multiplied with, for pixels
 * @param down what a y is multiplied with, for pixels
 */
record YoloV5(ObjectnessRows rows, float across, float down) implements Decoder {
    /** Boxes in 0..1 may stick out a little; boxes in pixels of a whole grid reach much further. */
    private static final float LARGEST_SHARE = 1.5f;

    /** Places for each cell. */
    static final int ANCHORS = 3;

    static Optional<Decoder> fit(Evidence evidence) {
        ImageInput input = evidence.input();
        return ObjectnessRows.of(evidence).map(rows -> {
            boolean shares = Math.max(rows.largest(evidence, 0), rows.largest(evidence, 1)) <= LARGEST_SHARE;
            return new YoloV5(rows, shares ? input.width() : 1, shares ? input.height() : 1);
        });
    }

    @Override
    public List<String> outputs() {
        return List.of(rows.name());
    }

    @Override
    public int classes() {
        return rows.classes();
    }

    @Override
    public void decode(Outputs outputs, Candidates found) throws ItemProblem {
        rows.read(
                outputs,
                found,
                (values, at, place, label, p) -> found.addCentre(
                        label,
                        p,
                        values[at] * across,
                        values[at + 1] * down,
                        values[at + 2] * across,
                        values[at + 3] * down));
    }
}
