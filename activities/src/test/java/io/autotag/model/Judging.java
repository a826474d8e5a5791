package io.autotag.model;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;

/** Has the rules judge what a file says of itself and answers, without a file. */
final class Judging {
    /** 84 grid places. */
    static final ImageInput INPUT = Evidences.input(64, 64);

    static final Map<String, String> NAMES = Map.of("names", "{0: 'a'}", "stride", "32");

    static Verdict judge(Map<String, String> metadata, int labels, Output... outputs) {
        OptionalInt known = labels == 0 ? OptionalInt.empty() : OptionalInt.of(labels);
        return HeadRules.judge(Evidences.of(INPUT, metadata, known, List.of(outputs)));
    }

    static Map<String, String> ultralytics(String... more) {
        Map<String, String> metadata = new HashMap<>(NAMES);
        for (int i = 0; i < more.length; i += 2) {
            metadata.put(more[i], more[i + 1]);
        }
        return metadata;
    }

    private Judging() {}
}
