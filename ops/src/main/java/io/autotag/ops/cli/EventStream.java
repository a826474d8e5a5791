package io.autotag.ops.cli;

import java.util.Iterator;
import java.util.NoSuchElementException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Server-sent events out of lines: an event ends at an empty line, comments and unknown fields are skipped. */
final class EventStream implements Iterator<EventStream.Event> {

    /** One event; {@code name} is {@code message} where the server gave none. */
    record Event(String name, String data) {}

    private final Iterator<String> lines;
    private @Nullable Event ahead;

    EventStream(Iterator<String> lines) {
        this.lines = lines;
    }

    @Override
    public boolean hasNext() {
        if (ahead == null) {
            ahead = read().orElse(null);
        }
        return ahead != null;
    }

    @Override
    public Event next() {
        if (!hasNext() || ahead == null) {
            throw new NoSuchElementException("the stream has ended");
        }
        Event event = ahead;
        ahead = null;
        return event;
    }

    private Optional<Event> read() {
        String name = "message";
        StringBuilder data = new StringBuilder();
        while (lines.hasNext()) {
            String line = lines.next();
            if (line.isEmpty() && data.length() > 0) {
                return Optional.of(new Event(name, data.toString()));
            } else if (line.startsWith("event:")) {
                name = value(line, "event:");
            } else if (line.startsWith("data:")) {
                data.append(data.length() > 0 ? "\n" : "").append(value(line, "data:"));
            }
        }
        return Optional.empty();
    }

    private static String value(String line, String field) {
        String value = line.substring(field.length());
        return value.startsWith(" ") ? value.substring(1) : value;
    }
}
