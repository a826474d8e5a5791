package io.autotag.ops;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.joran.JoranConfigurator;
import ch.qos.logback.core.joran.spi.JoranException;
import org.junit.jupiter.api.Test;

/** What a worker logs when everything is to be logged. */
final class LogSettingsTest {

    @Test
    void whatIsSentOutIsNotLogged() throws JoranException {
        LoggerContext context = new LoggerContext();
        context.putProperty("autotag.log", "TRACE");
        JoranConfigurator configurator = new JoranConfigurator();
        configurator.setContext(context);
        configurator.doConfigure(LogSettingsTest.class.getResource("/logback.xml"));
        assertThat(context.getLogger("io.autotag").isTraceEnabled()).isTrue();
        assertThat(context.getLogger("org.apache.hc.client5.http.headers").getEffectiveLevel())
                .isEqualTo(Level.WARN);
        assertThat(context.getLogger("org.apache.hc.client5.http.wire").isDebugEnabled())
                .isFalse();
        context.stop();
    }
}
