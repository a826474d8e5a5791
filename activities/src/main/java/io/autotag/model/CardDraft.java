package io.autotag.model;

import io.autotag.image.TensorSpec.Colour;
import io.autotag.image.TensorSpec.Filter;
import io.autotag.image.TensorSpec.Layout;
import io.autotag.image.TensorSpec.Resize;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** A card as its author gives it: every value that is there is right by itself, and any may be left to the file. */
record CardDraft(
        Optional<String> name,
        Optional<String> version,
        Optional<String> trainingSet,
        Optional<Head> head,
        Optional<Pooling> pooling,
        Optional<List<String>> labels,
        Optional<String> labelsFile,
        Input input,
        Map<String, Float> thresholds,
        Map<String, Calibration> calibration,
        Optional<Float> keepAbove,
        Optional<Float> nmsIou,
        Optional<Integer> topK) {

    static final List<String> KEYS = List.of(
            "name",
            "version",
            "training_set",
            "head",
            "pooling",
            "labels",
            "labels_file",
            "input",
            "thresholds",
            "calibration",
            "keep_above",
            "nms_iou",
            "top_k");

    static final int LONGEST_NAME = 200;

    /** The key {@code input}. */
    record Input(
            Optional<Side> size,
            Optional<Layout> layout,
            Optional<Colour> colour,
            Optional<Float> scale,
            Optional<List<Float>> mean,
            Optional<List<Float>> std,
            Optional<Resize> resize,
            Optional<Integer> pad,
            Optional<Filter> filter) {

        static final List<String> KEYS =
                List.of("size", "layout", "colour", "scale", "mean", "std", "resize", "pad", "filter");

        private static final Range ANY = Range.closed(-1e6f, 1e6f);
        private static final Range POSITIVE = Range.over(0, 1e6f);

        static Input read(CardFields fields) {
            return new Input(
                    size(fields),
                    fields.choice("layout", List.of(Layout.values()), Layout::name),
                    fields.choice("colour", List.of(Colour.values()), Colour::name),
                    fields.number("scale", POSITIVE),
                    fields.three("mean", ANY),
                    fields.three("std", POSITIVE),
                    fields.choice("resize", List.of(Resize.values()), Input::word),
                    fields.whole("pad", 0, 255),
                    fields.choice("filter", List.of(Filter.values()), Input::word));
        }

        /** Of a card that says everything. */
        static Input of(CardInput input) {
            return new Input(
                    Optional.of(new Side(input.height(), input.width())),
                    Optional.of(input.layout()),
                    Optional.of(input.colour()),
                    Optional.of(input.scale()),
                    Optional.of(input.mean()),
                    Optional.of(input.std()),
                    Optional.of(input.resize()),
                    Optional.of(input.pad()),
                    Optional.of(input.filter()));
        }

        /** Whether nothing of it is written. */
        boolean isEmpty() {
            return equals(empty().input());
        }

        static String word(Enum<?> value) {
            return value.name().toLowerCase(Locale.ROOT).replace('_', '-');
        }

        private static Optional<Side> size(CardFields fields) {
            return fields.node("size").flatMap(node -> {
                List<CardNode> items = node.is(CardNode.Kind.LIST) ? node.items() : List.of(node, node);
                List<Integer> sides = items.stream()
                        .map(Input::side)
                        .flatMap(Optional::stream)
                        .toList();
                return items.size() == 2 && sides.size() == 2
                        ? Optional.of(new Side(sides.get(0), sides.get(1)))
                        : fields.wrong(
                                "size", "is [height, width] in pixels, each from 1 to " + CardInput.LONGEST_SIDE, node);
            });
        }

        private static Optional<Integer> side(CardNode node) {
            return node.text().matches("[1-9]\\d{0,3}")
                    ? Optional.of(Integer.valueOf(node.text())).filter(side -> side <= CardInput.LONGEST_SIDE)
                    : Optional.empty();
        }
    }

    /** The size of a tensor in pixels. */
    record Side(int height, int width) {}

    /** The keys that are written and speak of tags. */
    List<String> keysOfTags() {
        Map<String, Boolean> written = new LinkedHashMap<>();
        written.put("labels", labels.isPresent());
        written.put("labels_file", labelsFile.isPresent());
        written.put("thresholds", !thresholds.isEmpty());
        written.put("calibration", !calibration.isEmpty());
        written.put("keep_above", keepAbove.isPresent());
        written.put("nms_iou", nmsIou.isPresent());
        written.put("top_k", topK.isPresent());
        return written.keySet().stream().filter(written::get).toList();
    }

    /** Of a model that comes without a card. */
    static CardDraft empty() {
        return of(Map.of(), new Faults());
    }

    /** Throws {@link ModelException} with every fault that can be seen without the model. */
    static CardDraft read(String yaml) {
        Faults faults = new Faults();
        CardDraft draft = of(CardYaml.read(yaml).entries(), faults);
        faults.throwIfAny(ModelError.CARD);
        return draft;
    }

    private static CardDraft of(Map<String, CardNode> entries, Faults faults) {
        CardFields fields = new CardFields(entries, "", faults).only(KEYS);
        CardFields none = new CardFields(Map.of(), "", faults);
        return new CardDraft(
                fields.text("name", LONGEST_NAME),
                fields.text("version", LONGEST_NAME),
                trainingSet(fields),
                fields.choice("head", List.of(Head.values()), Head::key),
                fields.choice("pooling", List.of(Pooling.values()), Pooling::key),
                CardLabels.read(fields),
                labelsFile(fields),
                Input.read(fields.section("input").orElse(none).only(Input.KEYS)),
                CardScores.thresholds(fields.section("thresholds").orElse(none)),
                CardScores.calibration(fields.section("calibration").orElse(none)),
                fields.number("keep_above", Range.closed(0, 1)),
                fields.number("nms_iou", Range.over(0, 1)),
                fields.whole("top_k", 1, 10_000));
    }

    /** May be empty: not everybody knows it. */
    private static Optional<String> trainingSet(CardFields fields) {
        boolean empty = fields.node("training_set")
                .map(node -> node.text().isEmpty()
                        && node.items().isEmpty()
                        && node.entries().isEmpty())
                .orElse(false);
        return empty ? Optional.of("") : fields.text("training_set", LONGEST_NAME);
    }

    /** A plain name with an ending that nothing else in a folder of models has. */
    private static Optional<String> labelsFile(CardFields fields) {
        return fields.node("labels_file").flatMap(node -> {
            if (!node.text().matches("[A-Za-z0-9_-][A-Za-z0-9._-]{0,199}\\.(txt|names)")) {
                return fields.wrong("labels_file", "is the name of a .txt or .names file beside the model", node);
            }
            return fields.node("labels").isPresent()
                    ? fields.wrong("labels_file", "cannot stand beside labels: leave one of them out", node)
                    : Optional.of(node.text());
        });
    }
}
