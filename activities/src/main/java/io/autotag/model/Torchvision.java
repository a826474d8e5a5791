package io.autotag.model;

import java.util.Optional;

/**
 * {@code boxes [K, 4]} as x1, y1, x2, y2 in pixels of the input, {@code labels [K]} counted from 1 (0 is the background)
 * and {@code scores [K]}, in any order. So export torchvision's Faster R-CNN, RetinaNet, FCOS and SSD, most with an input
 * without a batch axis. Layout: {@code postprocess_detections} in torchvision/models/detection.
 */
final class Torchvision {

    private Torchvision() {}

    static Optional<Decoder> fit(Evidence evidence) {
        return BoxTriple.of(evidence)
                .map(found -> new ScoredBoxes(found.boxes(), found.labels(), found.scores(), 1, false, 1, 1))
                .filter(fit -> evidence.first().named(fit.boxes()).rank() == 2)
                .filter(fit -> fit.isReadable(evidence))
                .map(fit -> fit);
    }
}
