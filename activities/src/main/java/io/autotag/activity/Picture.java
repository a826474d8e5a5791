package io.autotag.activity;

/** The file of an item in memory; closed once, when its bytes are no longer needed. */
final class Picture implements AutoCloseable {

    private final byte[] bytes;
    private final ByteBudget.Hold hold;

    Picture(byte[] bytes, ByteBudget.Hold hold) {
        this.bytes = bytes;
        this.hold = hold;
    }

    /** Not copied: nobody changes them. */
    byte[] bytes() {
        return bytes;
    }

    @Override
    public void close() {
        hold.close();
    }
}
