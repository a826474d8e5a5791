package io.autotag.groundtruth;

/**
 * A picture as a file speaks of it.
 *
 * @param place where it stands in the file, for people
 * @param isKnown whether the file says all that is there: what it does not name is not on the picture
 */
record NamedPicture(String place, String name, boolean isKnown) {}
