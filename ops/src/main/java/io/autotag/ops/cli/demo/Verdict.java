package io.autotag.ops.cli.demo;

import io.autotag.ops.cli.demo.Assets.Photo;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.TreeSet;

/** Whether the demonstration showed what it promises; each broken promise is a sentence. Pure. */
record Verdict(List<String> broken) {

    /** Processors round differently; a wrong preparation of a photo is off by more. */
    private static final double TOLERANCE = 0.1;

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

    /**
     * Judges by the photos that could be had.
     *
     * @param expected by the name of a photo, the score of its label at its surest
     */
    static Verdict on(Outcome outcome, List<Photo> photos, Map<String, Double> expected) {
        List<String> broken = new ArrayList<>();
        if (!"completed".equals(outcome.runStatus())) {
            broken.add("The run ended as " + outcome.runStatus() + " instead of completed.");
        }
        if (outcome.tagged() != photos.size()) {
            broken.add(outcome.tagged() + " photos are tagged instead of " + photos.size() + ".");
        }
        Set<String> unreadable = new TreeSet<>(BrokenPhotos.NAMES);
        if (!outcome.failed().equals(unreadable)) {
            broken.add("Failed are " + String.join(", ", new TreeSet<>(outcome.failed())) + " instead of "
                    + String.join(", ", unreadable) + ".");
        }
        for (Photo photo : photos) {
            Double score = expected.get(photo.name());
            if (score != null) {
                missed(photo, score, outcome.findings()).ifPresent(broken::add);
            }
        }
        return new Verdict(broken);
    }

    private static Optional<String> missed(Photo photo, double expected, Findings findings) {
        OptionalDouble found = findings.surest(photo.shows(), photo.name());
        if (found.isPresent() && Math.abs(found.getAsDouble() - expected) <= TOLERANCE) {
            return Optional.empty();
        }
        String seen = found.isPresent() ? String.format(Locale.ROOT, "%.2f", found.getAsDouble()) : "none";
        return Optional.of(String.format(
                Locale.ROOT,
                "On %s a %s at about %.2f was expected, and %s was found.",
                photo.name(),
                photo.shows(),
                expected,
                seen));
    }
}
