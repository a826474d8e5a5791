package io.autotag.model;

import io.autotag.image.TensorSpec.ElementType;
import io.autotag.image.TensorSpec.Layout;

/**
 * The input that takes the picture, with every axis settled.
 *
 * @param batch how many pictures the file insists on; only the first is used
 */
record ImageInput(String name, ElementType type, int batch, Layout layout, int height, int width) {

    long[] shape() {
        return layout == Layout.NCHW ? new long[] {batch, 3, height, width} : new long[] {batch, height, width, 3};
    }

    /** Of the whole batch; as a whole number of any size, for what a file asks for may be absurd. */
    long bytes() {
        return 3L * type.bytes() * batch * height * width;
    }

    /** The places of a detector that has one a cell on grids of 8, 16 and 32 pixels. */
    int gridPlaces() {
        int places = 0;
        for (int stride : new int[] {8, 16, 32}) {
            places += cells(height, stride) * cells(width, stride);
        }
        return places;
    }

    private static int cells(int pixels, int stride) {
        return (pixels + stride - 1) / stride;
    }
}
