package io.autotag.api;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.spi.LoggingEvent;
import ch.qos.logback.core.LayoutBase;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.autotag.api.log.LinesFactory;
import io.dropwizard.jackson.Jackson;
import io.dropwizard.logging.common.layout.DiscoverableLayoutFactory;
import java.io.IOException;
import java.util.Map;
import java.util.TimeZone;
import org.junit.jupiter.api.Test;

/** What a line of the log looks like, from the configuration on. */
final class LogLinesTest {

    private final LoggerContext context = new LoggerContext();

    @Test
    void programsGetOneObjectALine() throws IOException {
        String line = line("json");
        assertThat(line).endsWith("}\n").doesNotContain("\n\n").hasLineCount(1);
        JsonNode read = new ObjectMapper().readTree(line);
        assertThat(read.path("level").asText()).isEqualTo("WARN");
        assertThat(read.path("loggerName").asText()).isEqualTo("io.autotag.Some");
        assertThat(read.path("formattedMessage").asText()).isEqualTo("Run \"a\" failed\nbadly");
        assertThat(read.path("mdc").path("run").asText()).isEqualTo("r1");
        assertThat(read.path("throwable").path("message").asText()).isEqualTo("why");
        assertThat(read.path("timestamp").isNumber()).isTrue();
    }

    @Test
    void peopleGetText() throws IOException {
        assertThat(line("text")).startsWith("WARN Run \"a\" failed");
    }

    @SuppressWarnings("unchecked") // the configuration knows its layouts by their names only
    private String line(String format) throws IOException {
        ObjectMapper mapper = Jackson.newObjectMapper();
        DiscoverableLayoutFactory<ILoggingEvent> factory = mapper.readValue(
                "{\"type\": \"lines\", \"format\": \"%s\", \"pattern\": \"%%level %%msg%%n\"}".formatted(format),
                DiscoverableLayoutFactory.class);
        assertThat(factory).isInstanceOf(LinesFactory.class);
        LayoutBase<ILoggingEvent> layout = factory.build(context, TimeZone.getTimeZone("UTC"));
        layout.start();
        return layout.doLayout(event());
    }

    private ILoggingEvent event() {
        LoggingEvent event = new LoggingEvent(
                "class", context.getLogger("io.autotag.Some"), Level.WARN, "Run {} failed\nbadly", null, new Object[] {
                    "\"a\""
                });
        event.setThrowableProxy(new ch.qos.logback.classic.spi.ThrowableProxy(new IllegalStateException("why")));
        event.setMDCPropertyMap(Map.of("run", "r1"));
        return event;
    }
}
