package io.autotag.groundtruth;

import org.jspecify.annotations.Nullable;

/**
 * One annotation as a file has it.
 *
 * @param place where it stands in the file, for people
 * @param picture the name by which the file calls the picture
 * @param box null for a label of the whole picture
 * @param isRelative whether the box is in parts of the picture's width and height instead of pixels
 */
record TruthRecord(
        String place, String picture, String label, @Nullable Rectangle box, boolean isRelative, boolean isCrowd) {}
