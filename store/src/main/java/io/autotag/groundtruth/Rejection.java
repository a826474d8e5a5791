package io.autotag.groundtruth;

/**
 * A record that was not taken.
 *
 * @param place where it stands in the file, for people
 * @param sentence what is wrong with it
 */
public record Rejection(String place, String sentence) {}
