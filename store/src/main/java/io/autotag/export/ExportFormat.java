package io.autotag.export;

import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** How an export's files are written. */
public enum ExportFormat {
    COCO,
    YOLO,
    VOC,
    /** Autotag's own lines, which leave nothing out. */
    JSONL;

    private static final Map<String, ExportFormat> BY_WORD = Map.of(
            "coco", COCO,
            "yolo", YOLO,
            "voc", VOC,
            "pascal-voc", VOC,
            "pascalvoc", VOC,
            "jsonl", JSONL,
            "avala-json", JSONL,
            "avala-json-external", JSONL);

    /** The format that people mean by the word, in capitals or not: some have more than one name. */
    public static Optional<ExportFormat> of(String word) {
        return Optional.ofNullable(
                BY_WORD.get(word.strip().toLowerCase(Locale.ROOT).replaceAll("[ _]", "-")));
    }
}
