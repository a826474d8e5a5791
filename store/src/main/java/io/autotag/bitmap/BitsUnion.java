package io.autotag.bitmap;

import org.jspecify.annotations.Nullable;
import org.roaringbitmap.BitmapContainer;
import org.roaringbitmap.Container;

/** Gathers many sets into one; dense from the second on, since most unions are of hundreds. They are counted at the end. */
final class BitsUnion {
    private Bits only = Bits.NONE;
    private @Nullable Container dense;

    void add(Bits bits) {
        if (bits.isEmpty()) {
            return;
        }
        Container before = dense;
        if (before != null) {
            dense = before.lazyIOR(bits.container());
        } else if (only.isEmpty()) {
            only = bits;
        } else {
            dense = new BitmapContainer().lazyIOR(only.container()).lazyIOR(bits.container());
        }
    }

    Bits result() {
        Container all = dense;
        return all == null ? only : Bits.of(all.repairAfterLazy());
    }
}
