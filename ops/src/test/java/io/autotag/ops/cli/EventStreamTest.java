package io.autotag.ops.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.autotag.ops.cli.EventStream.Event;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class EventStreamTest {

    private static List<Event> events(String text) {
        List<Event> events = new ArrayList<>();
        new EventStream(text.lines().iterator()).forEachRemaining(events::add);
        return events;
    }

    @Test
    void readsNamedEventsAndSkipsIdsAndComments() {
        assertThat(events("event: progress\nid: 7\ndata: {\"a\":1}\n\n: ping\n\nevent: progress\ndata:{}\n\n"))
                .containsExactly(new Event("progress", "{\"a\":1}"), new Event("progress", "{}"));
    }

    @Test
    void joinsTheLinesOfOneEvent() {
        assertThat(events("data: a\ndata: b\n\n")).containsExactly(new Event("message", "a\nb"));
    }

    @Test
    void dropsAnEventThatTheServerDidNotFinish() {
        assertThat(events("data: {\"half\":")).isEmpty();
    }
}
