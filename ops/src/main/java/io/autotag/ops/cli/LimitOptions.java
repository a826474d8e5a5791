package io.autotag.ops.cli;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** When and how fast the runs of a project may work, and how much they weigh beside others. */
final class LimitOptions {

    private static final String NONE = "none";

    @Option(
            names = "--quiet-hours",
            paramLabel = "FROM-TO",
            split = ",",
            description = "Times of day in which uploads start no run, such as 22:00-07:00; \"none\" ends that.")
    List<String> ranges = List.of();

    @Option(
            names = "--zone",
            paramLabel = "ZONE",
            defaultValue = "",
            description = "Whose clocks they go by, such as Europe/Berlin. Default: as before, or UTC.")
    String zone = "";

    @Option(
            names = "--hold-running",
            negatable = true,
            description = "Whether in quiet hours every run holds, also one under way.")
    @Nullable
    Boolean holdRunning;

    @Option(
            names = "--items-per-minute",
            paramLabel = "N",
            description = "Most items a minute that all runs of the project tag together; 0 ends that.")
    @Nullable
    Integer itemsPerMinute;

    @Option(
            names = "--priority",
            paramLabel = "N",
            description = "What a run gets that names no other: 1 to 5, usually 3; runs of uploads one more.")
    @Nullable
    Integer priority;

    boolean isEmpty() {
        return ranges.isEmpty() && zone.isEmpty() && holdRunning == null && itemsPerMinute == null && priority == null;
    }

    /** Changes the settings; what is not given stays. */
    void apply(ObjectNode settings) {
        if (itemsPerMinute != null) {
            settings.put("items_per_minute", itemsPerMinute == 0 ? null : itemsPerMinute);
        }
        if (priority != null) {
            settings.put("priority", priority);
        }
        if (ranges.contains(NONE)) {
            settings.putNull("quiet_hours");
        } else if (!ranges.isEmpty() || !zone.isEmpty() || holdRunning != null) {
            settings.set("quiet_hours", hours(settings));
        }
    }

    private ObjectNode hours(ObjectNode settings) {
        if (ranges.isEmpty() && !settings.path("quiet_hours").isObject()) {
            throw CliException.usage("There are no quiet hours yet: give --quiet-hours, too.");
        }
        ObjectNode hours = settings.path("quiet_hours").isObject()
                ? settings.path("quiet_hours").deepCopy()
                : JsonNodeFactory.instance.objectNode().put("zone", "UTC");
        if (!ranges.isEmpty()) {
            ArrayNode list = hours.putArray("ranges");
            ranges.forEach(range -> list.add(range(range)));
        }
        if (!zone.isEmpty()) {
            hours.put("zone", zone);
        }
        if (holdRunning != null) {
            hours.put("hold_running", holdRunning);
        }
        return hours;
    }

    private static ObjectNode range(String text) {
        String[] ends = text.strip().split("-", -1);
        if (ends.length != 2) {
            throw CliException.usage("--quiet-hours takes times of day, such as 22:00-07:00.");
        }
        return JsonNodeFactory.instance.objectNode().put("from", ends[0]).put("to", ends[1]);
    }
}
