package io.autotag.model;

import java.util.Optional;

/**
 * {@code labels [N, Q]}, {@code boxes [N, Q, 4]} as x1, y1, x2, y2 and {@code scores [N, Q]}, any of them without the batch
 * axis; boxes are in pixels of the size that the second input {@code orig_target_sizes} gives, here the tensor's. So export
 * RT-DETR, D-FINE and DEIM with their post-processing inside. A box may come twice with two labels. Layout:
 * tools/deployment/export_onnx.py of Peterande/D-FINE.
 */
final class Detr {

    private Detr() {}

    static Optional<Decoder> fit(Evidence evidence) {
        return BoxTriple.of(evidence)
                .map(found -> new ScoredBoxes(found.boxes(), found.labels(), found.scores(), 0, false, 1, 1))
                .filter(fit -> evidence.input().has(SideInput.Meaning.ORIGINAL_SIZE))
                .filter(fit -> fit.isReadable(evidence))
                .map(fit -> fit);
    }
}
