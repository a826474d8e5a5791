package io.autotag.ops.bench;

import java.util.ArrayList;
import java.util.List;

/** Rows of left, top, right, bottom, confidence, class: [1, K, 6], in pixels of the input. */
final class EndToEndOutput implements OutputReader {

    private static final int COLUMNS = 6;

    @Override
    public List<Detection> read(Output output, double least) {
        List<Detection> found = new ArrayList<>();
        for (int at = 0; at < output.length(); at += COLUMNS) {
            if (output.at(at + 4) >= least) {
                found.add(new Detection(
                        Math.round(output.at(at + 5)),
                        output.at(at + 4),
                        output.at(at),
                        output.at(at + 1),
                        output.at(at + 2),
                        output.at(at + 3)));
            }
        }
        return Suppression.apply(found);
    }
}
