package io.autotag.groundtruth;

/** Takes what a reader finds, one after the other. */
interface TruthSink {

    /** The file speaks of this picture: what it does not name there is not there. */
    void picture(String place, String name);

    void record(TruthRecord record);

    void rejected(Rejection rejection);

    default void rejected(String place, String sentence) {
        rejected(new Rejection(place, sentence));
    }
}
