package io.autotag.api.log;

import ch.qos.logback.classic.encoder.JsonEncoder;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.LayoutBase;
import java.nio.charset.StandardCharsets;

/** One JSON object a line, as the worker writes them too: time, level, thread, logger, message, context, failure. */
final class JsonLines extends LayoutBase<ILoggingEvent> {

    private final JsonEncoder encoder = new JsonEncoder();

    JsonLines() {
        encoder.setWithSequenceNumber(false);
        encoder.setWithNanoseconds(false);
        encoder.setWithContext(false);
        encoder.setWithMessage(false);
        encoder.setWithArguments(false);
        encoder.setWithFormattedMessage(true);
    }

    @Override
    public String doLayout(ILoggingEvent event) {
        return new String(encoder.encode(event), StandardCharsets.UTF_8);
    }
}
