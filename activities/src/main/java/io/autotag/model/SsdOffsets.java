package io.autotag.model;

import java.util.List;
import java.util.Optional;

/**
 * As {@link SsdCorners}, but boxes are offsets from priors: the centre's in tenths of the prior's size, the logarithm of
 * the size by 5. Ultra-Light-Fast-Generic-Face-Detector-1MB exports so without its post-processing; the priors are its
 * own, and the number of rows tells whether they can be. Layout: {@code convert_locations_to_boxes} in
 * vision/utils/box_utils.py.
 */
final class SsdOffsets implements Decoder {
    private static final float CENTRE_VARIANCE = 0.1f;
    private static final float SIZE_VARIANCE = 0.2f;

    private final SsdScores rows;
    private final float[] priors;
    private final int width;
    private final int height;

    private SsdOffsets(SsdScores rows, ImageInput input) {
        this.rows = rows;
        this.priors = FacePriors.of(input);
        this.width = input.width();
        this.height = input.height();
    }

    static Optional<Decoder> fit(Evidence evidence) {
        return SsdScores.of(evidence)
                .filter(rows -> !rows.areCorners(evidence))
                .filter(rows -> rows.rows() == FacePriors.count(evidence.input()))
                .map(rows -> new SsdOffsets(rows, evidence.input()));
    }

    @Override
    public List<String> outputs() {
        return List.of(rows.scores(), rows.boxes());
    }

    @Override
    public int classes() {
        return rows.classes();
    }

    @Override
    public void decode(Outputs outputs, Candidates found) throws ItemProblem {
        rows.read(outputs, found, (values, at, row, label, p) -> {
            float x = priors[at] + values[at] * CENTRE_VARIANCE * priors[at + 2];
            float y = priors[at + 1] + values[at + 1] * CENTRE_VARIANCE * priors[at + 3];
            double w = StrictMath.exp(values[at + 2] * SIZE_VARIANCE) * priors[at + 2];
            double h = StrictMath.exp(values[at + 3] * SIZE_VARIANCE) * priors[at + 3];
            found.addCentre(label, p, x * width, y * height, (float) (w * width), (float) (h * height));
        });
    }
}
