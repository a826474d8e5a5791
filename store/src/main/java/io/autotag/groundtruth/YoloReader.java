package io.autotag.groundtruth;

import io.autotag.groundtruth.TextArchive.TextRefusedException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.zip.ZipEntry;
import org.jspecify.annotations.Nullable;

/**
 * YOLO's text files: a line for each object, the number of its class and its box, centre, width and height, in parts of the
 * picture; or a polygon, of which the box around it counts.
 */
final class YoloReader {

    private static final int BOX_NUMBERS = 5;
    private static final int LEAST_POLYGON = 7;

    private final TextArchive archive;
    private final TruthSink sink;

    YoloReader(TextArchive archive, TruthSink sink) {
        this.archive = archive;
        this.sink = sink;
    }

    /** @throws TruthFileException when the archive holds no labels, or does not say what they are called */
    void read() throws IOException {
        YoloClasses classes = YoloNames.of(archive);
        List<ZipEntry> texts = archive.entries(".txt");
        YoloLayout layout = new YoloLayout(texts.stream().map(ZipEntry::getName).toList());
        if (texts.stream().allMatch(entry -> YoloNames.isNames(entry.getName()))) {
            throw new TruthFileException(
                    "The archive holds no .txt file of labels: YOLO has one for each picture. Pack the folder labels too.");
        }
        for (ZipEntry entry : texts) {
            if (layout.isLabels(entry.getName())) {
                read(entry, classes);
            }
        }
    }

    private void read(ZipEntry entry, YoloClasses classes) throws IOException {
        try {
            String text = YoloNames.withoutMark(new String(archive.read(entry), StandardCharsets.UTF_8));
            String picture = entry.getName().substring(0, entry.getName().length() - ".txt".length());
            sink.picture(entry.getName(), picture);
            int number = 0;
            for (String line : text.lines().toList()) {
                number++;
                if (!line.isBlank()) {
                    line(entry.getName() + " line " + number, picture, line.strip(), classes);
                }
            }
        } catch (TextRefusedException refused) {
            sink.rejected(entry.getName(), String.valueOf(refused.getMessage()));
        }
    }

    private void line(String place, String picture, String line, YoloClasses classes) {
        double[] numbers = numbers(line);
        if (numbers == null) {
            sink.rejected(place, "A line holds numbers only: class, centre x, centre y, width and height.");
            return;
        }
        String refusal = classes.refusal(numbers[0]);
        if (refusal != null) {
            sink.rejected(place, refusal);
            return;
        }
        Rectangle box = box(numbers);
        if (box == null) {
            sink.rejected(place, "A line holds five numbers, or a class and the corners of a polygon.");
            return;
        }
        sink.record(new TruthRecord(place, picture, classes.name(numbers[0]), box, true, false));
    }

    private static @Nullable Rectangle box(double[] numbers) {
        if (numbers.length == BOX_NUMBERS) {
            return new Rectangle(numbers[1] - numbers[3] / 2, numbers[2] - numbers[4] / 2, numbers[3], numbers[4]);
        }
        return numbers.length >= LEAST_POLYGON && numbers.length % 2 == 1 ? around(numbers) : null;
    }

    private static Rectangle around(double[] numbers) {
        double left = Double.POSITIVE_INFINITY;
        double top = Double.POSITIVE_INFINITY;
        double right = Double.NEGATIVE_INFINITY;
        double bottom = Double.NEGATIVE_INFINITY;
        for (int i = 1; i < numbers.length; i += 2) {
            left = Math.min(left, numbers[i]);
            right = Math.max(right, numbers[i]);
            top = Math.min(top, numbers[i + 1]);
            bottom = Math.max(bottom, numbers[i + 1]);
        }
        return new Rectangle(left, top, right - left, bottom - top);
    }

    private static double @Nullable [] numbers(String line) {
        String[] words = line.split("\\s+", -1);
        double[] numbers = new double[words.length];
        for (int i = 0; i < words.length; i++) {
            try {
                numbers[i] = Double.parseDouble(words[i]);
            } catch (NumberFormatException word) {
                return null;
            }
        }
        return numbers;
    }
}
