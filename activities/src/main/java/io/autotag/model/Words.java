package io.autotag.model;

import java.util.List;

/** Parts of sentences. */
final class Words {

    private static final int LONGEST = 1_000;

    private Words() {}

    /** A sentence with names that came from outside: without control characters, and of a length that can be read. */
    static String plain(String sentence) {
        String visible = sentence.replaceAll("[\\p{Cntrl}\\p{Cs}]", "?");
        return visible.length() > LONGEST ? visible.substring(0, LONGEST) + " …" : visible;
    }

    /** {@code a, b or c}. */
    static String or(List<String> all) {
        if (all.size() < 2) {
            return String.join("", all);
        }
        return String.join(", ", all.subList(0, all.size() - 1)) + " or " + all.get(all.size() - 1);
    }

    /** {@code 1 label} or {@code 2 labels}. */
    static String count(long number, String noun) {
        return count(number, noun, noun + "s");
    }

    static String count(long number, String one, String many) {
        return number + " " + (number == 1 ? one : many);
    }

    /** Without a needless fraction. */
    static String number(float value) {
        return value == Math.rint(value) && Math.abs(value) < 1e7 ? Long.toString((long) value) : Float.toString(value);
    }
}
