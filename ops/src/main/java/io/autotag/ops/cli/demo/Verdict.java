package io.autotag.ops.cli.demo;

import io.autotag.ops.cli.Texts;
import io.autotag.ops.cli.demo.Assets.Photo;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** Whether the demonstration showed what it promises; each broken promise is a sentence. Pure. */
record Verdict(List<String> broken) {

    Verdict {
        broken = List.copyOf(broken);
    }

    /** What a demonstration came to: how its run ended, how many photos hold tags of it, which files failed. */
    record Outcome(String runStatus, long tagged, Set<String> failed, Findings findings) {

        Outcome {
            failed = Set.copyOf(failed);
        }
    }

    boolean isGood() {
        return broken.isEmpty();
    }

    /** Judges by the photos that could be had; labels whose photos are all missing are not asked for. */
    static Verdict on(Outcome outcome, List<Photo> photos, List<String> requiredLabels) {
        List<String> broken = new ArrayList<>();
        if (!"completed".equals(outcome.runStatus())) {
            broken.add("The run ended as " + outcome.runStatus() + " instead of completed.");
        }
        if (outcome.tagged() != photos.size()) {
            broken.add(outcome.tagged() + " photos are tagged instead of " + photos.size() + ".");
        }
        Set<String> expected = new TreeSet<>(BrokenPhotos.NAMES);
        if (!outcome.failed().equals(expected)) {
            broken.add("Failed are " + String.join(", ", new TreeSet<>(outcome.failed())) + " instead of "
                    + String.join(", ", expected) + ".");
        }
        for (String label : requiredLabels) {
            Set<String> showing = showing(label, photos);
            if (!showing.isEmpty() && !outcome.findings().has(label, showing)) {
                broken.add("No " + label + " was found on "
                        + (showing.size() == 1
                                ? showing.iterator().next()
                                : "any of " + Texts.count(showing.size(), "photo"))
                        + ".");
            }
        }
        return new Verdict(broken);
    }

    private static Set<String> showing(String label, List<Photo> photos) {
        return photos.stream()
                .filter(photo -> photo.shows().equals(label))
                .map(Photo::name)
                .collect(Collectors.toCollection(TreeSet::new));
    }
}
