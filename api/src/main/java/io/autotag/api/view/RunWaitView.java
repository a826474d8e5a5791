package io.autotag.api.view;

import io.autotag.run.QuietHours;
import io.autotag.store.Run;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.time.LocalTime;
import java.time.temporal.ChronoUnit;
import java.util.Optional;

/** What a run waits for, though nobody paused it: the end of quiet hours, which is at {@code local} in the {@code zone}. */
@Schema(name = "RunWait")
public record RunWaitView(Instant until, String local, String zone) {

    static Optional<RunWaitView> of(Run run, Instant now) {
        QuietHours quiet = run.limits().quietHours();
        return quiet == null ? Optional.empty() : run.waitsUntil(now).map(until -> until(until, quiet));
    }

    private static RunWaitView until(Instant end, QuietHours quiet) {
        LocalTime time = LocalTime.ofInstant(end, quiet.zone()).truncatedTo(ChronoUnit.MINUTES);
        return new RunWaitView(end, time.toString(), quiet.zone().getId());
    }
}
