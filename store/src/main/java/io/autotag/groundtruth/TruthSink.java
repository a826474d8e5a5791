package io.autotag.groundtruth;

import java.util.Collection;
import java.util.Map;

/** Takes what a reader finds, one after the other. */
interface TruthSink {

    /** The file speaks of this picture and calls it by a number; of two with one number the first counts. */
    void picture(long number, NamedPicture picture);

    /** The names of the pictures with these numbers, as far as the file has called any by them. */
    Map<Long, String> names(Collection<Long> numbers);

    /** The file speaks of this picture: what it does not name there is not there. */
    void picture(String place, String name);

    void record(TruthRecord record);

    void rejected(Rejection rejection);

    default void rejected(String place, String sentence) {
        rejected(new Rejection(place, sentence));
    }
}
