package io.autotag.format;

import io.autotag.store.Box;
import io.autotag.store.ExportAttempt;
import io.autotag.store.ExportedItem;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/** A text file a picture, as YOLO's trainers read them; scores and tags of whole pictures lie beside them. */
final class YoloWriter implements FormatWriter {

    private static final String NOBODYS_SCORE = "-";

    private final ZipWriter zip;
    private final boolean withScores;
    private final Categories categories;
    private final LabelledPictures labelled = new LabelledPictures();

    YoloWriter(ExportAttempt attempt, ZipWriter zip) throws IOException {
        this.zip = zip;
        this.withScores = attempt.export().order().content().hasSuggestions();
        this.categories = new Categories(attempt.labels());
    }

    @Override
    public String pictureFolder() {
        return "images/";
    }

    @Override
    public boolean add(ExportedItem item, String path, List<Mark> marks) throws IOException {
        String stem = ItemPaths.stem(path);
        tags(stem, marks);
        List<Mark> boxes = marks.stream().filter(mark -> mark.box() != null).toList();
        if (!LabelledPictures.isLabelled(item, boxes)) {
            return true;
        }
        Integer width = item.item().width();
        Integer height = item.item().height();
        if (!boxes.isEmpty() && (width == null || height == null)) {
            return false;
        }
        boxes(stem, boxes, width == null ? 0 : width, height == null ? 0 : height);
        labelled.add("./" + pictureFolder() + path);
        return true;
    }

    private void tags(String stem, List<Mark> marks) throws IOException {
        StringBuilder tags = new StringBuilder();
        for (Mark mark : marks) {
            if (mark.box() == null) {
                tags.append(mark.label()).append('\n');
            }
        }
        if (!tags.isEmpty()) {
            file("tags/" + stem + ".txt", tags.toString());
        }
    }

    private void boxes(String stem, List<Mark> boxes, int width, int height) throws IOException {
        StringBuilder lines = new StringBuilder();
        StringBuilder segments = new StringBuilder();
        StringBuilder scores = new StringBuilder();
        boolean segmented = boxes.stream().anyMatch(mark -> mark.mask() != null);
        YoloPlaces places = new YoloPlaces(width, height);
        for (Mark mark : boxes) {
            Optional<String> place = mark.box() == null ? Optional.empty() : places.box(mark.box());
            if (place.isPresent()) {
                lines.append(line(mark, place.get()));
                segments.append(segmented ? line(mark, corners(mark, places)) : "");
                scores.append(mark.isSuggested() ? String.valueOf(mark.score()) : NOBODYS_SCORE)
                        .append('\n');
            }
        }
        file("labels/" + stem + ".txt", lines.toString());
        if (segmented) {
            file("segments/" + stem + ".txt", segments.toString());
        }
        if (withScores) {
            file("scores/" + stem + ".txt", scores.toString());
        }
    }

    private String line(Mark mark, String place) {
        return categories.numberOf(mark.label()) + " " + place + "\n";
    }

    /** Those of the box where there is no mask: a file with both would be read as one of boxes. */
    private static String corners(Mark mark, YoloPlaces places) {
        Box box = Objects.requireNonNull(mark.box());
        return Optional.ofNullable(mark.mask()).flatMap(places::corners).orElseGet(() -> places.corners(box));
    }

    @Override
    public void finish() throws IOException {
        try (OutputStream out = zip.text("train.txt")) {
            labelled.writeTo(out);
        }
        StringBuilder names = new StringBuilder();
        StringBuilder yaml = new StringBuilder("train: train.txt\nval: train.txt\nnames:\n");
        int number = 0;
        for (String label : categories.labels()) {
            names.append(label).append('\n');
            yaml.append("  ")
                    .append(number++)
                    .append(": \"")
                    .append(label.replace("\\", "\\\\").replace("\"", "\\\""))
                    .append("\"\n");
        }
        file("classes.txt", names.toString());
        file("data.yaml", yaml.toString());
    }

    private void file(String name, String text) throws IOException {
        try (OutputStream out = zip.text(name)) {
            out.write(text.getBytes(StandardCharsets.UTF_8));
        }
    }

    @Override
    public void close() throws IOException {
        labelled.close();
    }
}
