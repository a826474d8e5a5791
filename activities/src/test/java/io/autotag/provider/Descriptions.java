package io.autotag.provider;

import io.autotag.model.ModelCard;
import java.util.Optional;

/** Descriptions for tests. */
public final class Descriptions {

    public static final String CARD = "labels: [boat, buoy]\nthresholds: {default: 0.5}\nkeep_above: 0\n";

    private static final String BOXES =
            """
            {"autotag_provider": 1, "url": "%s", "seconds": 1, "concurrent": 2, "longest_side": 100,
             "headers": {"X-Model": "ships"},
             "answer": {"boxes": "/predictions", "label": "/class", "confidence": "/p",
                        "box": {"form": "xywh", "at": "/box"}}}""";

    private static final String TAGS =
            """
            {"autotag_provider": 1, "url": "%s",
             "answer": {"tags": "/labels", "label": "/name", "confidence": "/percent", "confidence_out_of": 100,
                        "if_absent": "nothing", "unknown_labels": "ignore"}}""";

    private Descriptions() {}

    /** Boxes of pictures with at most 100 pixels a side, from the top left corner and the size in pixels. */
    public static String boxes(String url) {
        return BOXES.formatted(url);
    }

    /** The same with the secret {@code key} as a bearer. */
    public static String withSecret(String url) {
        return boxes(url)
                .replace(
                        "\"answer\"",
                        "\"secret\": {\"name\": \"key\", \"header\": \"Authorization\", \"prefix\": \"Bearer \"},"
                                + " \"answer\"");
    }

    /** Tags in per cent, of those labels that the card has. */
    public static String tags(String url) {
        return TAGS.formatted(url);
    }

    /** One entry of an answer with boxes. */
    public static String entry(String label, double p, double x, double y, double w, double h) {
        return "{\"class\": \"%s\", \"p\": %s, \"box\": [%s, %s, %s, %s]}".formatted(label, p, x, y, w, h);
    }

    static ModelCard card(Provider provider) {
        return ModelCard.ofProvider(Optional.of(CARD), provider.head(), "ships");
    }
}
