package io.autotag.api.view;

import io.autotag.run.RunState;
import io.autotag.store.Run;
import io.autotag.store.RunProgress;
import io.autotag.store.Selection;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A run and how far it is, from committed rows only. {@code status} is pending, planning, running, paused, finishing,
 * completed, failed or cancelled; {@code desired} is what was asked of it last: run, pause or cancel. {@code
 * total_items} is 0 until the selection is frozen. {@code retry_of} is the uid of the run whose failures it goes over.
 * {@code priority} is 1 to 5; {@code window} the most chunks in flight that somebody chose, null where the priority tells.
 * {@code waiting} is null but in quiet hours that hold it up. {@code eta_seconds} is what the rest takes at the pace so far,
 * from {@code eta_low_seconds} to {@code eta_high_seconds} as far as chunks differed; null but for a running one.
 */
@Schema(name = "Run")
public record RunView(
        String uid,
        String project,
        String status,
        String desired,
        String kind,
        String model,
        String modelName,
        String modelVersion,
        String trainingSet,
        @Nullable DataView data,
        @Nullable String retryOf,
        boolean force,
        int priority,
        @Nullable Integer window,
        @Nullable RunWaitView waiting,
        long totalItems,
        long processedItems,
        long successfulItems,
        long failedItems,
        long skippedItems,
        long skippedUnchanged,
        long skippedProtected,
        long predictions,
        @Nullable Double progressPct,
        @Nullable Double ratePerSecond,
        @Nullable Double etaSeconds,
        @Nullable Double etaLowSeconds,
        @Nullable Double etaHighSeconds,
        @Nullable String errorMessage,
        int epoch,
        Instant createdAt,
        @Nullable Instant startedAt,
        @Nullable Instant completedAt) {

    /** @param now the time that rates are reckoned to while the run goes on */
    public static RunView from(Run run, RunProgress progress, Instant now) {
        Pace pace = Pace.of(progress, now);
        Optional<Pace.Left> left = run.state() == RunState.RUNNING ? pace.left() : Optional.empty();
        return new RunView(
                run.uid(),
                run.projectUid(),
                Names.word(run.state()),
                Names.word(run.desired()),
                Names.word(run.kind()),
                run.modelUid(),
                run.modelName(),
                run.modelVersionUid(),
                run.trainingSet(),
                DataView.from(run.selection()).orElse(null),
                run.selection() instanceof Selection.Failures failures ? failures.runUid() : null,
                run.force(),
                run.priority(),
                run.window(),
                RunWaitView.of(run, now).orElse(null),
                progress.total(),
                progress.processed(),
                progress.done(),
                progress.failed(),
                progress.skippedUnchanged() + progress.skippedProtected(),
                progress.skippedUnchanged(),
                progress.skippedProtected(),
                progress.predictions(),
                percent(run, progress),
                pace.perSecond().orElse(null),
                left.map(Pace.Left::expected).orElse(null),
                left.map(Pace.Left::low).orElse(null),
                left.map(Pace.Left::high).orElse(null),
                run.errorMessage(),
                run.epoch(),
                run.createdAt(),
                run.startedAt(),
                run.finishedAt());
    }

    private static @Nullable Double percent(Run run, RunProgress progress) {
        if (run.state() == RunState.COMPLETED) {
            return 100.0;
        }
        return progress.total() == 0 ? null : Math.floor(1000.0 * progress.processed() / progress.total()) / 10;
    }
}
