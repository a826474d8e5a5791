package io.autotag.groundtruth;

import io.autotag.compare.Share;
import java.util.OptionalDouble;

/**
 * How well one label was found.
 *
 * @param label by its id
 * @param objects how many there were to find
 * @param precision of the findings with a score of 0 or more, those that overlap an object by half
 * @param recall of the objects, those that such a finding overlaps by half
 * @param averagePrecision COCO's, the mean over overlaps from 0.5 to 0.95; empty where there was nothing to find
 * @param averagePrecision50 the same at an overlap of 0.5
 * @param averagePrecision75 the same at an overlap of 0.75
 */
public record LabelResult(
        int label,
        long objects,
        Share precision,
        Share recall,
        OptionalDouble averagePrecision,
        OptionalDouble averagePrecision50,
        OptionalDouble averagePrecision75) {}
