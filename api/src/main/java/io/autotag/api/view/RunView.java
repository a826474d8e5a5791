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
 * {@code waiting} is null but in quiet hours that hold it up.
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
        @Nullable String errorMessage,
        int epoch,
        Instant createdAt,
        @Nullable Instant startedAt,
        @Nullable Instant completedAt) {

    /** @param now the time that rates are reckoned to while the run goes on */
    public static RunView from(Run run, RunProgress progress, Instant now) {
        Pace pace = Pace.of(progress, now);
        boolean moves = run.state() == RunState.RUNNING;
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
                moves ? pace.secondsLeft().orElse(null) : null,
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

    /** How fast a run was so far, and how long the rest takes at that pace. */
    record Pace(Optional<Double> perSecond, Optional<Double> secondsLeft) {

        static Pace of(RunProgress progress, Instant now) {
            Instant started = progress.startedAt();
            long worked = progress.done() + progress.failed();
            if (started == null || worked == 0) {
                return new Pace(Optional.empty(), Optional.empty());
            }
            Instant finished = progress.finishedAt();
            Instant until = finished == null ? now : finished;
            double seconds = Math.max(0.001, (until.toEpochMilli() - started.toEpochMilli()) / 1000.0);
            double rate = worked / seconds;
            long left = progress.total() - progress.processed();
            return new Pace(Optional.of(round(rate)), Optional.of(round(left / rate)));
        }

        private static double round(double value) {
            return Math.round(value * 100) / 100.0;
        }
    }
}
