package io.autotag.api.log;

import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.LayoutBase;
import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonTypeName;
import io.dropwizard.logging.common.DropwizardLayout;
import io.dropwizard.logging.common.layout.DiscoverableLayoutFactory;
import java.util.TimeZone;

/** The layout {@code lines} of the configuration. */
@JsonTypeName("lines")
public final class LinesFactory implements DiscoverableLayoutFactory<ILoggingEvent> {

    /** For whom lines are written. */
    enum Format {
        TEXT,
        JSON
    }

    private final Format format;
    private final String pattern;

    /** @param pattern of a line of text */
    @JsonCreator
    LinesFactory(
            @JsonProperty(value = "format", required = true) Format format,
            @JsonProperty(value = "pattern", required = true) String pattern) {
        this.format = format;
        this.pattern = pattern;
    }

    @Override
    public LayoutBase<ILoggingEvent> build(LoggerContext context, TimeZone timeZone) {
        return format == Format.JSON ? json(context) : text(context, timeZone);
    }

    private static LayoutBase<ILoggingEvent> json(LoggerContext context) {
        JsonLines lines = new JsonLines();
        lines.setContext(context);
        return lines;
    }

    private LayoutBase<ILoggingEvent> text(LoggerContext context, TimeZone timeZone) {
        DropwizardLayout lines = new DropwizardLayout(context, timeZone);
        lines.setPattern(pattern);
        return lines;
    }
}
