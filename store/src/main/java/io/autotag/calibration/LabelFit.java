package io.autotag.calibration;

/**
 * The curve of one label.
 *
 * @param label the model's own, by its id
 * @param reviews how many the fit saw
 * @param rights how many of those were right
 */
public record LabelFit(int label, Curve curve, int reviews, int rights) {}
