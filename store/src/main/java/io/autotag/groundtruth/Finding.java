package io.autotag.groundtruth;

/**
 * What a version predicted on a picture.
 *
 * @param label by its id
 * @param confidence by which findings are ranked
 * @param isClaimed whether its score is 0 or more; the others only count where all ranks do
 */
public record Finding(long itemId, int label, Rectangle box, double confidence, boolean isClaimed) {}
