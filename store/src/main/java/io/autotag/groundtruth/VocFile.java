package io.autotag.groundtruth;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What has been read of one of Pascal VOC's files, element by element. */
final class VocFile {

    private static final int DEEPEST = 32;
    private static final int MOST_SHOWN = 40;

    private final String place;
    private final TruthSink sink;
    private final Deque<String> path = new ArrayDeque<>();
    private final StringBuilder text = new StringBuilder();
    private final Map<String, String> object = new HashMap<>();
    private String picture;
    private boolean isOurs;
    private boolean isKnown = true;
    private int objectLine;
    private int tooDeep;

    VocFile(String place, TruthSink sink) {
        this.place = place;
        this.sink = sink;
        this.picture = place.replaceFirst("\\.[xX][mM][lL]$", "");
    }

    /** False when it is a file of another kind. */
    boolean begin(String element, int line) {
        text.setLength(0);
        if (path.isEmpty() && !element.equals("annotation")) {
            sink.rejected(
                    place, "The file is no Pascal VOC: it begins with <" + shortened(element) + ">, not <annotation>.");
            return false;
        }
        if (path.size() == DEEPEST) {
            tooDeep++;
            return true;
        }
        path.addLast(element);
        switch (at()) {
            case "annotation/object" -> {
                object.clear();
                objectLine = line;
            }
            case "annotation/autotag" -> isOurs = true;
            default -> {
                // nothing that begins anything
            }
        }
        return true;
    }

    private static String shortened(String element) {
        return element.length() <= MOST_SHOWN ? element : element.substring(0, MOST_SHOWN) + "…";
    }

    void text(String more) {
        text.append(more);
    }

    void end() {
        if (tooDeep > 0) {
            tooDeep--;
            return;
        }
        switch (at()) {
            case "annotation/filename" -> picture = text.toString().strip();
            case "annotation/autotag/review" ->
                isKnown = OwnExport.isKnown(text.toString().strip());
            case "annotation/object/name" -> object.put("name", text.toString().strip());
            case "annotation/object/autotag/source" ->
                object.put("source", text.toString().strip());
            case "annotation/object/bndbox/xmin",
                    "annotation/object/bndbox/ymin",
                    "annotation/object/bndbox/xmax",
                    "annotation/object/bndbox/ymax" ->
                object.put(String.valueOf(path.peekLast()), text.toString().strip());
            case "annotation/object" -> object();
            case "annotation" -> picture();
            default -> {
                // nothing that is wanted
            }
        }
        path.pollLast();
        text.setLength(0);
    }

    /** Of one that people were not done with nobody has said that nothing else is there. */
    private void picture() {
        if (isKnown) {
            sink.picture(place, picture);
        }
    }

    private void object() {
        String where = place + " line " + objectLine;
        String name = object.get("name");
        Double left = number("xmin");
        Double top = number("ymin");
        Double right = number("xmax");
        Double bottom = number("ymax");
        if (name == null || name.isEmpty()) {
            sink.rejected(where, "The object has no name.");
        } else if (OwnExport.isSuggested(object.get("source"))) {
            sink.rejected(where, OwnExport.NO_TRUTH);
        } else if (left == null || top == null || right == null || bottom == null) {
            sink.rejected(where, "A bndbox has four numbers: xmin, ymin, xmax and ymax.");
        } else {
            // Our own exports write corners as they are; they say that they are ours before the first object.
            double first = isOurs ? 0 : 1;
            Rectangle box = new Rectangle(left - first, top - first, right - left + first, bottom - top + first);
            sink.record(new TruthRecord(where, picture, name, box, false, false));
        }
    }

    private @Nullable Double number(String key) {
        String written = object.get(key);
        try {
            return written == null ? null : Double.valueOf(written);
        } catch (NumberFormatException word) {
            return null;
        }
    }

    private String at() {
        return String.join("/", path);
    }
}
