package io.autotag.store;

import java.util.List;

/**
 * One try at writing the file of an export.
 *
 * @param number an attempt with a higher number ends this one
 * @param export as it was when the attempt began
 * @param labels of the project's taxonomy, in its order
 * @param severalDatasets whether its items may come from more than one
 */
public record ExportAttempt(Export export, Project project, int number, List<String> labels, boolean severalDatasets) {

    public ExportAttempt {
        labels = List.copyOf(labels);
    }
}
