package io.autotag.ops.bench;

import java.util.List;

/** Reads the detections out of a model's first output. Pure. */
@FunctionalInterface
interface OutputReader {

    /** All detections with at least this confidence, overlapping ones of a class already dropped. */
    List<Detection> read(Output output, double least);
}
