package io.autotag.api.view;

import io.autotag.groundtruth.Evaluation;
import io.autotag.groundtruth.LabelResult;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import org.jspecify.annotations.Nullable;

/**
 * How well a version finds what is there, on items of which everything is known. Precision and recall are of predictions
 * with a score of 0 or more, at an overlap of a half; average precisions are COCO's, ap being the mean over overlaps from
 * 0.5 to 0.95. What cannot be told, since there was nothing to find, is null. {@code complete} is false where only the newest
 * 50,000 items were looked at.
 */
@Schema(name = "Evaluation")
public record EvaluationView(
        String version,
        long items,
        boolean complete,
        EstimateView precision,
        EstimateView recall,
        @Nullable Double map,
        @Nullable Double map50,
        @Nullable Double map75,
        List<Label> labels) {

    public EvaluationView {
        labels = List.copyOf(labels);
    }

    /** @param names of the labels by their ids */
    public static EvaluationView from(String version, Evaluation evaluation, Map<Integer, String> names) {
        return new EvaluationView(
                version,
                evaluation.items(),
                evaluation.complete(),
                EstimateView.from(evaluation.precision(), "predictions"),
                EstimateView.from(evaluation.recall(), "objects"),
                number(evaluation.meanAveragePrecision()),
                number(evaluation.meanAveragePrecision50()),
                number(evaluation.meanAveragePrecision75()),
                evaluation.labels().stream()
                        .map(label -> Label.from(label, String.valueOf(names.get(label.label()))))
                        .toList());
    }

    private static @Nullable Double number(OptionalDouble number) {
        return number.isPresent() ? number.getAsDouble() : null;
    }

    /** One label of the project, with how many objects of it there are. */
    @Schema(name = "EvaluatedLabel")
    public record Label(
            String label,
            long objects,
            EstimateView precision,
            EstimateView recall,
            @Nullable Double ap,
            @Nullable Double ap50,
            @Nullable Double ap75) {

        static Label from(LabelResult result, String name) {
            return new Label(
                    name,
                    result.objects(),
                    EstimateView.from(result.precision(), "predictions"),
                    EstimateView.from(result.recall(), "objects"),
                    number(result.averagePrecision()),
                    number(result.averagePrecision50()),
                    number(result.averagePrecision75()));
        }
    }
}
