package io.autotag.model;

import io.autotag.image.TensorSpec.Resize;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What Ultralytics writes into the files it exports.
 *
 * @param task such as {@code detect}; empty in YOLOv5's files, which only have names and stride
 * @param names the class names as written
 * @param size of the pictures it was exported for
 * @param endToEnd whether the suppression is inside
 * @param head the class of the last layer, if named
 * @param description such as {@code Ultralytics YOLO11n model trained on coco.yaml}
 */
record Ultralytics(
        String task, String names, Optional<CardDraft.Side> size, boolean endToEnd, String head, String description) {
    private static final Pattern TRANSFORMER = Pattern.compile("(?i)\\brt-?detr");
    private static final Pattern SIZE = Pattern.compile("\\[\\s*(\\d{1,4})\\s*,\\s*(\\d{1,4})\\s*]|(\\d{1,4})");

    /** Nothing for files from elsewhere. */
    static Optional<Ultralytics> of(Map<String, String> metadata) {
        boolean known =
                metadata.containsKey("names") && (metadata.containsKey("task") || metadata.containsKey("stride"));
        if (!known) {
            return Optional.empty();
        }
        boolean suppresses = metadata.getOrDefault("args", "").matches("(?s).*['\"]nms['\"]:\\s*True.*");
        return Optional.of(new Ultralytics(
                metadata.getOrDefault("task", ""),
                metadata.getOrDefault("names", ""),
                size(metadata.getOrDefault("imgsz", "")),
                metadata.getOrDefault("end2end", "").equalsIgnoreCase("true") || suppresses,
                metadata.getOrDefault("head", ""),
                metadata.getOrDefault("description", "")));
    }

    /** The class names in the order of the outputs; nothing when they are not written as Ultralytics does. */
    Optional<List<String>> labels() {
        return PythonNames.read(names).filter(all -> all.stream().allMatch(CardLabels::isName));
    }

    /** What it says, as {@code task=detect with 80 names}. */
    String shown() {
        String kind = task.isEmpty() ? "" : "task=" + task;
        String count = labels().map(all -> Words.count(all.size(), "name")).orElse("");
        return Stream.of(kind, count).filter(part -> !part.isEmpty()).collect(Collectors.joining(" with "));
    }

    /** An RT-DETR; older files say so in their description only. */
    boolean isTransformer() {
        return head.equals("RTDETRDecoder") || TRANSFORMER.matcher(description).find();
    }

    private static Optional<CardDraft.Side> size(String imgsz) {
        Matcher matcher = SIZE.matcher(imgsz.strip());
        if (!matcher.matches()) {
            return Optional.empty();
        }
        boolean square = matcher.group(3) != null;
        int height = Integer.parseInt(matcher.group(square ? 3 : 1));
        int width = Integer.parseInt(matcher.group(square ? 3 : 2));
        return Optional.of(new CardDraft.Side(height, width));
    }

    Preparation preparation() {
        if (isTransformer()) {
            return Preparation.toOne(Resize.STRETCH);
        }
        return Preparation.toOne(task.equals("classify") ? Resize.CENTRE_CROP : Resize.LETTERBOX);
    }
}
