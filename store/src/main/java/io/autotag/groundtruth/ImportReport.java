package io.autotag.groundtruth;

import java.util.List;

/**
 * What came of an import.
 *
 * @param pictures items of which the file says all that is there
 * @param added annotations that are new
 * @param present annotations that were there already
 * @param rejected records that were not taken
 * @param rejections the first hundred of them
 * @param newLabels that became part of the project's taxonomy
 */
public record ImportReport(
        String uid,
        long pictures,
        long added,
        long present,
        long rejected,
        List<Rejection> rejections,
        List<String> newLabels) {

    public ImportReport {
        rejections = List.copyOf(rejections);
        newLabels = List.copyOf(newLabels);
    }
}
