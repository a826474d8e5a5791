package io.autotag.model;

import io.autotag.model.SideInput.Meaning;
import java.util.List;
import java.util.Optional;

/** Rules for models that want to know the size of the picture too, by which their kind is known. */
final class SecondInputRules {
    static final List<HeadRule> ALL = List.of(SecondInputRules::detr, SecondInputRules::paddle);

    private SecondInputRules() {}

    private static Optional<Verdict> detr(Evidence evidence) {
        return judge(
                evidence,
                evidence.input().has(Meaning.ORIGINAL_SIZE),
                Head.DETR,
                "It takes orig_target_sizes besides the picture, as DETRs with their post-processing inside do",
                "labels, boxes and scores");
    }

    private static Optional<Verdict> paddle(Evidence evidence) {
        return judge(
                evidence,
                evidence.input().has(Meaning.SCALE) || evidence.input().has(Meaning.TENSOR_SIZE),
                Head.PADDLE,
                "It takes scale_factor or im_shape besides the picture, as PaddleDetection's models do",
                "a class, a probability and corners in each row");
    }

    private static Optional<Verdict> judge(Evidence evidence, boolean applies, Head head, String what, String answers) {
        if (!applies) {
            return Optional.empty();
        }
        String shown = evidence.first().shown();
        return Optional.of(
                head.fit(evidence).isPresent()
                        ? Verdict.is(head, what + ", and answers with " + shown + ": " + answers + ".")
                        : Verdict.unread(what + ", but answers with " + shown + " instead of " + head.shape()
                                + ". Export it with its post-processing inside."));
    }
}
