package io.autotag.ops.cli;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Optional;

/** An export as the API tells it, in the words of the command line. Pure. */
record ExportView(JsonNode json) {

    String uid() {
        return Fields.text(json, "uid");
    }

    String status() {
        return json.path("cancelled").asBoolean() ? "cancelled" : Fields.text(json, "status");
    }

    boolean isOver() {
        return switch (status()) {
            case "requested", "processing" -> false;
            default -> true;
        };
    }

    boolean isExported() {
        return status().equals("exported");
    }

    /** Where its file is; empty before the end, and after its time. */
    String downloadUrl() {
        return Fields.text(json, "download_url");
    }

    long count(String name) {
        return json.path(name).asLong();
    }

    Progress progress() {
        long all = count("total_task_count");
        long done = Math.min(count("exported_task_count"), all);
        return new Progress("exporting", done, all, 0, Optional.empty(), Optional.empty());
    }

    /** "exported: 57 items, 31 annotations, 12 suggestions, of 2 something is missing". */
    String sentence() {
        if (!isExported()) {
            String error = Fields.text(json, "error_message");
            return error.isEmpty() ? status() : status() + ": " + error;
        }
        StringBuilder text = new StringBuilder("exported: ")
                .append(count("exported_task_count"))
                .append(" items, ")
                .append(count("annotation_count"))
                .append(" annotations, ")
                .append(count("suggestion_count"))
                .append(" suggestions");
        if (count("missing_count") > 0) {
            text.append(", of ").append(count("missing_count")).append(" something is missing");
        }
        return text.toString();
    }
}
