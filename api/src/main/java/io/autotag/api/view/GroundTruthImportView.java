package io.autotag.api.view;

import io.autotag.groundtruth.ImportReport;
import io.autotag.groundtruth.Rejection;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;

/**
 * What came of an import: pictures of which the file says all that is there, annotations that are new and that were there
 * already, and records that were not taken, of which the first hundred are listed with their place in the file.
 */
@Schema(name = "GroundTruthImport")
public record GroundTruthImportView(
        String uid,
        long pictures,
        long added,
        long present,
        long rejected,
        List<RejectedRecord> rejections,
        List<String> newLabels) {

    public GroundTruthImportView {
        rejections = List.copyOf(rejections);
        newLabels = List.copyOf(newLabels);
    }

    public static GroundTruthImportView from(ImportReport report) {
        return new GroundTruthImportView(
                report.uid(),
                report.pictures(),
                report.added(),
                report.present(),
                report.rejected(),
                report.rejections().stream().map(RejectedRecord::from).toList(),
                report.newLabels());
    }

    /** A record that was not taken, and why. */
    @Schema(name = "RejectedRecord")
    public record RejectedRecord(String place, String sentence) {

        static RejectedRecord from(Rejection rejection) {
            return new RejectedRecord(rejection.place(), rejection.sentence());
        }
    }
}
