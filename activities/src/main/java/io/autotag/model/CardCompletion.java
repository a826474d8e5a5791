package io.autotag.model;

import io.autotag.image.TensorSpec.Colour;
import io.autotag.image.TensorSpec.Filter;
import io.autotag.image.TensorSpec.Layout;
import io.autotag.image.TensorSpec.Resize;
import io.autotag.query.NearMiss;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;

/** Makes a complete card of what its author wrote, what the file says and what is usual, in this order. Pure. */
final class CardCompletion {
    private static final int USUAL_PAD = 114;
    private static final int USUAL_TOP_K = 5;
    private static final float IMAGE_THRESHOLD = 0.5f;
    private static final float OBJECT_THRESHOLD = 0.3f;
    private static final float OBJECT_KEEP_ABOVE = 0.1f;

    private final CardDraft draft;
    private final FileFacts file;
    private final Faults faults = new Faults();

    private CardCompletion(CardDraft draft, FileFacts file) {
        this.draft = draft;
        this.file = file;
    }

    /** @param absent the error when nothing is wrong and something is missing */
    static ModelCard complete(CardDraft draft, FileFacts file, ModelError absent) {
        return new CardCompletion(draft, file).complete(absent);
    }

    private ModelCard complete(ModelError absent) {
        Optional<String> name = require("name", draft.name().or(file::name), "say what the model is called");
        Optional<Head> head =
                require("head", draft.head().or(file::head), "say how the output is read: " + Words.or(Head.keys()));
        boolean tags = head.map(Head::givesTags).orElse(true);
        Optional<List<String>> labels = tags ? labels(head) : noLabels();
        boolean remote = head.map(Head::isRemote).orElse(false);
        Optional<CardInput> input = remote ? noInput() : input(head);
        if (name.isEmpty() || head.isEmpty() || labels.isEmpty() || input.isPresent() == remote || !faults.none()) {
            faults.throwIfAny(absent);
            throw new IllegalStateException("What is absent is a fault");
        }
        boolean objects = head.get().level() == Level.OBJECT;
        return new ModelCard(
                name.get(),
                draft.version().orElse("1"),
                draft.trainingSet().orElse(""),
                head.get(),
                draft.pooling(),
                labels.get(),
                input,
                tags ? thresholds(objects) : Map.of(),
                draft.calibration(),
                draft.keepAbove().orElse(objects ? OBJECT_KEEP_ABOVE : 0),
                draft.nmsIou().orElse(usualNmsIou(head.get())),
                draft.topK().orElse(USUAL_TOP_K));
    }

    private <T> Optional<T> require(String field, Optional<T> value, String request) {
        if (value.isEmpty()) {
            faults.missing(field, "Write " + field + " into the card: " + request + ".");
        }
        return value;
    }

    private Optional<List<String>> labels(Optional<Head> head) {
        if (draft.pooling().isPresent()) {
            faults.add("pooling", "Only an embedding is pooled: leave pooling out of the card.");
        }
        boolean background = head.map(Head::hasBackground).orElse(false);
        Optional<List<String>> labels = labels().map(names -> CardLabels.ofHead(names, background));
        labels.ifPresent(this::checkLabelsOfScores);
        return labels;
    }

    /** What is said of tags has no meaning for a head that gives none. */
    private Optional<List<String>> noLabels() {
        for (String key : draft.keysOfTags()) {
            faults.add(key, "An embedding has no labels and no scores: leave " + key + " out of the card.");
        }
        return Optional.of(List.of());
    }

    private Optional<List<String>> labels() {
        if (draft.labelsFile().isPresent() && file.labels().isEmpty()) {
            faults.add(
                    "labels_file",
                    "The file " + draft.labelsFile().get()
                            + " is not at hand here: write the names under labels instead.");
            return Optional.empty();
        }
        return require(
                "labels",
                draft.labels().or(file::labels),
                "list what " + classes() + " are called, in the order of its outputs ("
                        + LabelSets.advice(OptionalInt.of(knownClasses())) + ")");
    }

    private int knownClasses() {
        return file.decoder().map(Decoder::classes).orElse(0);
    }

    private String classes() {
        int known = knownClasses();
        return known == 0 ? "the model's classes" : "the model's " + Words.count(known, "class", "classes");
    }

    private void checkLabelsOfScores(List<String> labels) {
        Set<String> known = new TreeSet<>(labels);
        check("thresholds", draft.thresholds(), known);
        check("calibration", draft.calibration(), known);
    }

    private void check(String key, Map<String, ?> values, Set<String> labels) {
        for (String label : values.keySet()) {
            if (!label.equals(CardScores.DEFAULT) && !labels.contains(label) && !faults.full()) {
                String hint = NearMiss.of(label, labels)
                        .map(near -> "did you mean " + near + "?")
                        .orElse("write one of the labels, or default.");
                faults.add(key + "." + label, "There is no label " + label + " for " + key + ": " + hint);
            }
        }
    }

    /** What is sent to a provider is the business of its description. */
    private Optional<CardInput> noInput() {
        if (!draft.input().isEmpty()) {
            faults.add("input", "A provider is sent pictures as its description says: leave input out of the card.");
        }
        return Optional.empty();
    }

    private Optional<CardInput> input(Optional<Head> head) {
        CardDraft.Input given = draft.input();
        Optional<CardDraft.Side> size = require(
                "input.size", given.size().or(file::size), "[height, width] of the pictures the model was trained on");
        Optional<Layout> layout = require(
                "input.layout", given.layout().or(file::layout), "NCHW, or NHWC when the colours are the last axis");
        Optional<Float> scale = require(
                "input.scale",
                given.scale().or(() -> file.preparation().flatMap(Preparation::scale)),
                "what a byte of a picture is multiplied with, 1/255 for most models trained with PyTorch, 1 for others;"
                        + " then mean and std if there are any, and colour: BGR for models made with OpenCV");
        if (size.isEmpty() || layout.isEmpty() || scale.isEmpty()) {
            return Optional.empty();
        }
        Optional<Preparation> usual = file.preparation();
        Resize resize = head.map(Head::level).orElse(Level.IMAGE) == Level.OBJECT ? Resize.LETTERBOX : Resize.STRETCH;
        return Optional.of(new CardInput(
                size.get().height(),
                size.get().width(),
                layout.get(),
                given.colour().or(() -> usual.map(Preparation::colour)).orElse(Colour.RGB),
                scale.get(),
                given.mean().or(() -> unlessScaled(Preparation::mean)).orElse(List.of(0f, 0f, 0f)),
                given.std().or(() -> unlessScaled(Preparation::std)).orElse(List.of(1f, 1f, 1f)),
                given.resize().or(() -> usual.map(Preparation::resize)).orElse(resize),
                given.pad().or(() -> usual.map(Preparation::pad)).orElse(USUAL_PAD),
                given.filter().orElse(Filter.AREA)));
    }

    /** Scale, mean and deviation belong together: who gives a scale of their own means no usual ones. */
    private Optional<List<Float>> unlessScaled(Function<Preparation, List<Float>> usual) {
        return draft.input().scale().isPresent()
                ? Optional.empty()
                : file.preparation().map(usual);
    }

    private float usualNmsIou(Head head) {
        return file.decoder().flatMap(Decoder::usualNmsIou).orElse(head.usualNmsIou());
    }

    private Map<String, Float> thresholds(boolean objects) {
        Map<String, Float> thresholds = new LinkedHashMap<>(draft.thresholds());
        if (!draft.calibration().containsKey(CardScores.DEFAULT)) {
            thresholds.putIfAbsent(CardScores.DEFAULT, objects ? OBJECT_THRESHOLD : IMAGE_THRESHOLD);
        }
        return thresholds;
    }
}
