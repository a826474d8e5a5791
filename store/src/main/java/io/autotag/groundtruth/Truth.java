package io.autotag.groundtruth;

/**
 * What is on a picture.
 *
 * @param label by its id
 * @param isCrowd whether it stands for many objects that nobody told apart: found or not, it does not count
 */
public record Truth(long itemId, int label, Rectangle box, boolean isCrowd) {}
