package io.autotag.ops.cli;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.Optional;

/** A run as the API tells it, in the words of the command line. Pure. */
public record RunView(JsonNode json) {

    public String uid() {
        return Fields.text(json, "uid");
    }

    public String status() {
        return Fields.text(json, "status");
    }

    /** Nothing will change any more. */
    public boolean isFinal() {
        return switch (status()) {
            case "completed", "failed", "cancelled" -> true;
            default -> false;
        };
    }

    public boolean isCompleted() {
        return "completed".equals(status());
    }

    public long count(String name) {
        return json.path(name).asLong();
    }

    /** " over 59 items"; nothing as long as they have not been counted. */
    public String extent() {
        long items = count("total_items");
        return items == 0 ? "" : " over " + Texts.count(items, "item");
    }

    public Progress progress() {
        Optional<Double> rate =
                Optional.of(json.path("rate_per_second").asDouble()).filter(value -> value > 0);
        String name = "running".equals(status()) ? "tagging" : status();
        return new Progress(
                waiting().orElse(name),
                count("processed_items"),
                count("total_items"),
                count("failed_items"),
                rate,
                timeLeft());
    }

    /** An API of an earlier version tells no range. */
    private Optional<TimeLeft> timeLeft() {
        Optional<Duration> expected = duration("eta_seconds");
        return expected.map(time -> new TimeLeft(
                duration("eta_low_seconds").orElse(time),
                duration("eta_high_seconds").orElse(time)));
    }

    private Optional<Duration> duration(String field) {
        return Optional.of(json.path(field))
                .filter(JsonNode::isNumber)
                .map(seconds -> Duration.ofMillis(Math.round(seconds.asDouble() * 1000)));
    }

    /** "completed: 57 of 59 photos tagged, 2 failed, 312 predictions". */
    public String sentence() {
        StringBuilder text = new StringBuilder(status());
        text.append(": ")
                .append(count("successful_items"))
                .append(" of ")
                .append(Texts.count(count("total_items"), "item"));
        text.append(" tagged");
        add(text, "failed_items", " failed");
        add(text, "skipped_unchanged", " unchanged");
        add(text, "skipped_protected", " kept for a person's decision");
        add(text, "predictions", " predictions");
        waiting().ifPresent(words -> text.append(", ").append(words));
        asked().ifPresent(words -> text.append(", ").append(words));
        String error = Fields.text(json, "error_message");
        return error.isEmpty() ? text.toString() : text + ". " + error;
    }

    /** "waits until 07:00 Europe/Berlin", in quiet hours that hold it up. */
    private Optional<String> waiting() {
        JsonNode waiting = json.path("waiting");
        return waiting.isObject()
                ? Optional.of("waits until " + Fields.text(waiting, "local") + " " + Fields.text(waiting, "zone"))
                : Optional.empty();
    }

    /** What was asked of it last, as long as its state does not show it. */
    private Optional<String> asked() {
        return switch (Fields.text(json, "desired")) {
            case "pause" -> wordsUnless("paused", "to be paused after what it has in hand");
            case "cancel" -> wordsUnless("cancelled", "to be cancelled");
            case "run" -> "paused".equals(status()) ? Optional.of("about to go on") : Optional.empty();
            default -> Optional.empty();
        };
    }

    private Optional<String> wordsUnless(String state, String words) {
        return isFinal() || state.equals(status()) ? Optional.empty() : Optional.of(words);
    }

    private void add(StringBuilder text, String name, String words) {
        if (count(name) > 0) {
            text.append(", ").append(count(name)).append(words);
        }
    }
}
