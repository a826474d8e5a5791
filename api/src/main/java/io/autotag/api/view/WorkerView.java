package io.autotag.api.view;

import io.autotag.store.LoadedModel;
import io.autotag.store.RegisteredWorker;
import io.autotag.store.Worker;
import io.autotag.store.WorkerReport;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A worker process. {@code state} is working, draining, drained, resuming or silent; {@code queues} are what it serves now, none
 * while it is drained. {@code models} are those of the caller's organisation that it has open. {@code images_per_second} is over
 * the last minute, {@code in_hand} what it has begun and not ended. {@code device}, {@code images_per_second} and {@code in_hand}
 * are null for a worker of an earlier version, which does not tell them.
 */
@Schema(name = "Worker")
public record WorkerView(
        String uid,
        String name,
        String host,
        long pid,
        String version,
        String state,
        List<String> queues,
        @Nullable String device,
        List<WorkerModelView> models,
        @Nullable Double imagesPerSecond,
        @Nullable Integer inHand,
        Instant startedAt,
        Instant seenAt,
        @Nullable Instant drainWantedAt) {

    public WorkerView {
        queues = List.copyOf(queues);
        models = List.copyOf(models);
    }

    /**
     * @param known the models that the caller may hear of, by the ids of their versions
     * @param now by which a worker counts as silent
     */
    public static WorkerView from(RegisteredWorker registered, Map<Long, LoadedModel> known, Instant now) {
        Worker worker = registered.worker();
        Optional<WorkerReport> report = registered.report();
        List<WorkerModelView> models = report.map(WorkerReport::models).orElse(List.of()).stream()
                .map(known::get)
                .filter(Objects::nonNull)
                .map(WorkerModelView::from)
                .toList();
        return new WorkerView(
                worker.id(),
                registered.name(),
                worker.host(),
                worker.pid(),
                worker.codeVersion(),
                Names.word(registered.state(now)),
                worker.queues(),
                report.map(WorkerReport::device).orElse(null),
                models,
                report.map(said -> Math.round(said.imagesPerSecond() * 100) / 100.0)
                        .orElse(null),
                report.map(WorkerReport::inHand).orElse(null),
                worker.startedAt(),
                worker.seenAt(),
                registered.drainWantedAt().orElse(null));
    }
}
