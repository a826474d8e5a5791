package io.autotag.api;

/** Whether a setting can be read, for sections that check themselves when the process starts. */
final class Legible {

    private Legible() {}

    /** @param reading fails with an {@link IllegalArgumentException} where it cannot be */
    static boolean is(Runnable reading) {
        try {
            reading.run();
            return true;
        } catch (IllegalArgumentException e) {
            return false;
        }
    }
}
