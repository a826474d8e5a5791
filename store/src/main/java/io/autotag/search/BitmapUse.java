package io.autotag.search;

/**
 * What the bitmaps knew of a query.
 *
 * @param blocks how many blocks of 65,536 neighbouring ids were asked
 * @param sureItems items that match by what the bitmaps know
 * @param unknownItems items of which only the tables can tell
 */
public record BitmapUse(int blocks, long sureItems, long unknownItems) {

    static BitmapUse of(IndexSnapshot snapshot, BitmapAnswer answer) {
        return new BitmapUse(snapshot.blocks().size(), answer.sure(), answer.unknown().length);
    }
}
