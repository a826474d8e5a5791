package io.autotag.model;

import java.util.List;
import java.util.Optional;

/** Rules for files whose maker, Ultralytics, wrote into them what they are. */
final class MakerRules {
    static final List<HeadRule> ALL = List.of(
            MakerRules::otherTask,
            MakerRules::transformer,
            MakerRules::classifier,
            MakerRules::endToEnd,
            MakerRules::detector);

    private MakerRules() {}

    private static Optional<Verdict> otherTask(Evidence evidence) {
        return evidence.maker()
                .map(Ultralytics::task)
                .filter(task -> !List.of("", "detect", "classify", "segment").contains(task))
                .map(task -> Verdict.unread("It is an Ultralytics model for the task “" + task
                        + "”, which is not read yet. Export a model for the task detect, segment or classify."));
    }

    private static Optional<Verdict> transformer(Evidence evidence) {
        return evidence.maker()
                .filter(Ultralytics::isTransformer)
                .filter(maker -> Head.RTDETR.fit(evidence).isPresent())
                .map(maker -> Verdict.is(
                        Head.RTDETR,
                        "The file says that it is an RT-DETR of Ultralytics" + said(maker) + ", and it answers with "
                                + evidence.first().shown() + ": centres and sizes in parts of the picture."));
    }

    private static Optional<Verdict> classifier(Evidence evidence) {
        return says(evidence, "classify")
                .filter(maker -> Head.CLASSIFIER_SOFTMAX.fit(evidence).isPresent())
                .map(maker -> Verdict.is(
                        Head.CLASSIFIER_SOFTMAX,
                        "The file says that it is an Ultralytics classifier" + said(maker) + ", and it answers with "
                                + evidence.first().shown() + "."));
    }

    /** A raw one-class YOLOX has six columns too, but it does not come from Ultralytics. */
    private static Optional<Verdict> endToEnd(Evidence evidence) {
        return says(evidence, "detect")
                .filter(maker -> Head.YOLO_END2END.fit(evidence).isPresent())
                .map(maker -> Verdict.is(
                        Head.YOLO_END2END,
                        "The file says that it is an Ultralytics detector"
                                + (maker.endToEnd() ? " with the suppression inside" : "") + said(maker)
                                + ", and it answers with "
                                + evidence.first().shown() + ": corners, probability, class."));
    }

    private static Optional<Verdict> detector(Evidence evidence) {
        return says(evidence, "detect")
                .filter(maker -> Head.YOLO_V8.fit(evidence).isPresent())
                .map(maker -> Verdict.is(
                        Head.YOLO_V8,
                        "The file says that it is an Ultralytics detector" + said(maker) + ", and it answers with "
                                + evidence.first().shown() + ": boxes and class probabilities."));
    }

    /** In the words of the metadata, so that it can be looked up there. */
    private static String said(Ultralytics maker) {
        return maker.shown().isEmpty() ? "" : " (" + maker.shown() + " in its metadata)";
    }

    private static Optional<Ultralytics> says(Evidence evidence, String task) {
        return evidence.maker().filter(maker -> maker.task().equals(task));
    }
}
