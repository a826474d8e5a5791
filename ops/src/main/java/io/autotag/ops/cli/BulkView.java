package io.autotag.ops.cli;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Optional;

/** A bulk action as the API tells it, in the words of the command line. Pure. */
record BulkView(JsonNode json) {

    String uid() {
        return Fields.text(json, "uid");
    }

    String status() {
        return Fields.text(json, "status");
    }

    /** Nothing will change until somebody wants something else of it. */
    boolean isAtRest() {
        return switch (status()) {
            case "pending", "running", "undoing" -> false;
            default -> true;
        };
    }

    boolean isWell() {
        return status().equals("completed") || status().equals("undone");
    }

    boolean isUndoable() {
        return json.path("undoable").asBoolean();
    }

    long count(String name) {
        return json.path(name).asLong();
    }

    Progress progress() {
        boolean back = status().equals("undoing") || status().equals("undone");
        long done = back ? count("undone") + count("undo_kept") : count("applied") + count("kept");
        long all = back ? count("applied") : count("matched");
        String name = back ? "taking back" : Fields.text(json, "action");
        return new Progress(name, Math.min(done, all), all, 0, Optional.empty(), Optional.empty());
    }

    /** "completed: 57 of 59 changed, 2 kept as they were". */
    String sentence() {
        StringBuilder text = new StringBuilder(status())
                .append(": ")
                .append(count("applied"))
                .append(" of ")
                .append(count("matched"))
                .append(" changed");
        add(text, "kept", " kept as they were");
        add(text, "undone", " taken back");
        add(text, "undo_kept", " kept because somebody had touched them since");
        String error = Fields.text(json, "error_message");
        return error.isEmpty() ? text.toString() : text + ". " + error;
    }

    private void add(StringBuilder text, String name, String words) {
        if (count(name) > 0) {
            text.append(", ").append(count(name)).append(words);
        }
    }
}
