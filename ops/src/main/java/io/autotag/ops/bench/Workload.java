package io.autotag.ops.bench;

import io.autotag.image.TensorSpec;
import io.autotag.image.TensorSpec.Colour;
import io.autotag.image.TensorSpec.ElementType;
import io.autotag.image.TensorSpec.Layout;
import io.autotag.image.TensorSpec.Resize;
import java.util.Collections;
import java.util.List;
import java.util.Locale;

/** What the throughput is measured on: one model that is the work itself, and one so small that all the rest shows. */
enum Workload {
    /** The demonstration's detector. */
    DETECTOR(16),

    /** Whether a line of text stands upright: half a megabyte of model, so decoding pictures is nearly everything. */
    CLASSIFIER(120);

    private final int copies;

    Workload(int copies) {
        this.copies = copies;
    }

    /** As the model's card says it. */
    TensorSpec input() {
        return this == DETECTOR ? Detector.centreNetInput() : lineOfText();
    }

    /**
     * How often each photo should occur in the dataset, so that a run takes about half a minute: long against its beginning
     * and end, short against those of a real one.
     */
    int copies() {
        return copies;
    }

    /** In names of figures, datasets and models. */
    String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    private static TensorSpec lineOfText() {
        List<Float> half = Collections.nCopies(3, 0.5f);
        return new TensorSpec(
                192, 48, Layout.NCHW, Colour.BGR, ElementType.FLOAT32, 1 / 255f, half, half, Resize.STRETCH, 0);
    }
}
