package io.autotag.model;

import io.autotag.image.TensorSpec.ElementType;
import io.autotag.image.TensorSpec.Layout;
import java.util.ArrayList;
import java.util.List;

/**
 * The input that takes the picture, with every axis settled.
 *
 * @param port as the file declares it; without a batch axis if it has three axes only
 * @param sides what goes in besides
 */
record ImageInput(Port port, ElementType type, Layout layout, int height, int width, List<SideInput> sides) {
    ImageInput {
        sides = List.copyOf(sides);
    }

    String name() {
        return port.name();
    }

    boolean hasBatch() {
        return port.rank() > 3;
    }

    /** How many pictures the file insists on; 1 where it leaves that open. A picture that comes alone is the first of them. */
    int batch() {
        return hasBatch() ? Math.max(1, port.shape().get(0)) : 1;
    }

    /** Whether an inference takes as long for one picture as for its batch. */
    boolean insistsOnBatch() {
        return batch() > 1;
    }

    /** Whether so many pictures may go in at a time: one, what the file insists on, or any number where it leaves that open. */
    boolean takes(int pictures) {
        boolean isOpen = hasBatch() && port.shape().get(0) < 0;
        return pictures == 1 || (sides.isEmpty() && (isOpen || pictures == batch()));
    }

    /** The same where so many pictures go in, which it {@link #takes}. */
    ImageInput inBatchesOf(int pictures) {
        List<Integer> axes = new ArrayList<>(port.shape());
        axes.set(0, pictures);
        return new ImageInput(new Port(port.name(), port.type(), axes), type, layout, height, width, sides);
    }

    long[] shape() {
        boolean first = layout == Layout.NCHW;
        if (!hasBatch()) {
            return first ? new long[] {3, height, width} : new long[] {height, width, 3};
        }
        return first ? new long[] {batch(), 3, height, width} : new long[] {batch(), height, width, 3};
    }

    /** Of the whole batch; as a whole number of any size, for what a file asks for may be absurd. */
    long bytes() {
        return 3L * type.bytes() * batch() * height * width;
    }

    /** Whether a detector with so many places has one a cell: on grids of 8, 16 and 32 pixels, or with 64 or 4 besides. */
    boolean isGrid(int places) {
        return places == Grid.cells(Grid.over(this, 8, 16, 32))
                || places == Grid.cells(Grid.over(this, 8, 16, 32, 64))
                || places == Grid.cells(Grid.over(this, 4, 8, 16, 32));
    }

    boolean has(SideInput.Meaning meaning) {
        return sides.stream().anyMatch(side -> side.meaning() == meaning);
    }
}
