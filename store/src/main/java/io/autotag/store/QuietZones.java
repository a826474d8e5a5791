package io.autotag.store;

import java.time.DateTimeException;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The time zones of quiet hours. Thread-safe. */
final class QuietZones {

    private static final Logger log = LoggerFactory.getLogger(QuietZones.class);

    /** As many as there are time zones: others are not taken. */
    private static final Map<String, ZoneId> KNOWN = new ConcurrentHashMap<>();

    private QuietZones() {}

    /** UTC for one that this Java does not know yet, which must not keep runs from being read. Says so once. */
    static ZoneId of(String id) {
        return KNOWN.computeIfAbsent(id, QuietZones::look);
    }

    private static ZoneId look(String id) {
        try {
            return ZoneId.of(id);
        } catch (DateTimeException unknown) {
            log.warn("Quiet hours go by UTC here: this Java does not know their time zone {} and needs renewing", id);
            return ZoneOffset.UTC;
        }
    }
}
