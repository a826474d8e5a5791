package io.autotag.groundtruth;

import java.util.Collections;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * What YOLO's classes are called.
 *
 * @param names by the numbers of the classes; a number that is not there has no name
 */
record YoloClasses(SortedMap<Integer, String> names) {

    /** More than anybody has, and what fits the memory. */
    static final int MOST = 100_000;

    YoloClasses {
        names = Collections.unmodifiableSortedMap(new TreeMap<>(names));
    }

    /** The sentence that says why a line cannot be of this class; null where it can. */
    @Nullable
    String refusal(double number) {
        int last = names.lastKey();
        if (number != Math.rint(number) || number < 0 || number > last) {
            return "The class is a number from 0 to " + last + ".";
        }
        return names.containsKey((int) number)
                ? null
                : "The class " + (int) number + " has no name: give it one where the classes are named.";
    }

    String name(double number) {
        String name = names.get((int) number);
        if (name == null) {
            throw new IllegalStateException("The class " + number + " was not checked");
        }
        return name;
    }
}
