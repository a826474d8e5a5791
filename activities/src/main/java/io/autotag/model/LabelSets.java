package io.autotag.model;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.Stream;

/** Lists of classes that so many models are trained on that nobody should have to write them down. */
enum LabelSets {
    COCO_80("coco-80", 80, "COCO's 80 classes"),
    /** By COCO's own numbers from 0, of which eleven are of no class. */
    COCO_91("coco-91", 91, "COCO's numbers from 0 to 90"),
    VOC_20("voc-20", 20, "Pascal VOC's 20 classes"),
    IMAGENET_1K("imagenet-1k", 1_000, "ImageNet's 1,000 classes");

    private final String key;
    private final int size;
    private final String meaning;

    LabelSets(String key, int size, String meaning) {
        this.key = key;
        this.size = size;
        this.meaning = meaning;
    }

    static Optional<List<String>> named(String key) {
        return Stream.of(values())
                .filter(set -> set.key.equals(key))
                .findFirst()
                .map(LabelSets::read);
    }

    static List<String> keys() {
        return Stream.of(values()).map(set -> set.key).toList();
    }

    /** What to write for a model with so many classes, for sentences: the sets of that size, else all. */
    static String advice(OptionalInt classes) {
        List<LabelSets> all = List.of(values());
        List<LabelSets> fitting =
                all.stream().filter(set -> set.size == classes.orElse(0)).toList();
        return String.join(
                ", ",
                (fitting.isEmpty() ? all : fitting)
                        .stream()
                                .map(set -> set.key + " stands for " + set.meaning)
                                .toList());
    }

    private List<String> read() {
        try (InputStream names = LabelSets.class.getResourceAsStream("labels/" + key + ".txt")) {
            if (names == null) {
                throw new IllegalStateException("The list " + key + " is not part of the build");
            }
            return new String(names.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
