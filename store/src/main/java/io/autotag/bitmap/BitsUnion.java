package io.autotag.bitmap;

import org.roaringbitmap.ArrayContainer;
import org.roaringbitmap.BitmapContainer;
import org.roaringbitmap.Container;

/** Gathers many sets into one; dense from the second on, since most unions are of hundreds. */
final class BitsUnion {
    private Bits only = Bits.NONE;
    private Container dense = new ArrayContainer();

    void add(Bits bits) {
        if (bits.isEmpty() || dense.getCardinality() == Bits.SIZE) {
            return;
        }
        if (only.isEmpty()) {
            only = bits;
            return;
        }
        if (dense.isEmpty()) {
            dense = new BitmapContainer().ior(only.container());
        }
        dense = dense.ior(bits.container());
    }

    Bits result() {
        return dense.isEmpty() ? only : Bits.of(dense);
    }
}
