package io.autotag.mask;

import java.util.Arrays;

/**
 * COCO's compressed text for lengths of runs, as pycocotools writes and reads it: from the fourth length on the difference
 * to the one before the last stands for it; every number is cut into groups of five bits, the lowest first, each a letter
 * from {@code '0'} on, with a sixth bit where more follow. Layout: {@code rleToString} and {@code rleFrString} in
 * common/maskApi.c of cocodataset/cocoapi. Pure.
 */
final class RunText {
    private static final int FIRST_LETTER = '0';
    private static final int GROUP = 5;
    private static final int LOW = 0x1F;
    private static final int SIGN = 0x10;
    private static final int MORE = 0x20;
    private static final int LONGEST = 35;

    private RunText() {}

    /** @param size how many of the lengths count */
    static String of(int[] lengths, int size) {
        StringBuilder text = new StringBuilder(size);
        for (int i = 0; i < size; i++) {
            append(text, i > 2 ? lengths[i] - lengths[i - 2] : lengths[i]);
        }
        return text.toString();
    }

    private static void append(StringBuilder text, int number) {
        int rest = number;
        boolean more = true;
        while (more) {
            int letter = rest & LOW;
            rest >>= GROUP;
            more = (letter & SIGN) == 0 ? rest != 0 : rest != -1;
            text.append((char) (FIRST_LETTER + (more ? letter | MORE : letter)));
        }
    }

    /** @throws IllegalArgumentException for what is no such text */
    static int[] lengths(String text) {
        int[] lengths = new int[text.length()];
        int size = 0;
        int at = 0;
        while (at < text.length()) {
            int end = end(text, at);
            int number = number(text, at, end);
            lengths[size] = size > 2 ? number + lengths[size - 2] : number;
            if (lengths[size] < 0) {
                throw new IllegalArgumentException("A run of a mask has a negative length");
            }
            size++;
            at = end;
        }
        return Arrays.copyOf(lengths, size);
    }

    /** Behind the last letter of the number that begins here. */
    private static int end(String text, int from) {
        int at = from;
        while ((letter(text, at) & MORE) != 0) {
            at++;
        }
        return at + 1;
    }

    private static int number(String text, int from, int end) {
        int number = 0;
        int shift = 0;
        for (int at = from; at < end; at++) {
            number |= (letter(text, at) & LOW) << shift;
            shift += GROUP;
        }
        if (shift > LONGEST) {
            throw new IllegalArgumentException("A number of a mask is too long");
        }
        boolean negative = (letter(text, end - 1) & SIGN) != 0;
        return negative && shift < Integer.SIZE ? number | (-1 << shift) : number;
    }

    private static int letter(String text, int at) {
        int letter = at < text.length() ? text.charAt(at) - FIRST_LETTER : -1;
        if (letter < 0 || letter > (MORE | LOW)) {
            throw new IllegalArgumentException("The text of a mask ends early or has a letter that none has");
        }
        return letter;
    }
}
