package io.autotag.ops.bench;

import io.autotag.ops.cli.ApiClient;
import io.autotag.ops.cli.CliException;
import io.autotag.ops.cli.Console;
import io.autotag.ops.cli.FolderUpload;
import io.autotag.ops.cli.Pages;
import io.autotag.ops.cli.RunView;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;

/** Pictures that somebody sends a few at a time to a dataset of which a project tags what arrives. */
final class ArrivingPictures {

    static final String DATASET = "bench-arriving";

    private static final Duration POLL = Duration.ofMillis(50);
    private static final Duration PATIENCE = Duration.ofMinutes(5);

    private final ApiClient api;
    private final String runsPath;
    private final Path folder;
    private final List<Path> files;
    private final int atATime;
    private int sent;
    private long answered;

    /**
     * @param projectUid tags what arrives in the dataset
     * @param folder holds the pictures in the order of their names; the first so many have been sent before
     */
    ArrivingPictures(ApiClient api, String projectUid, Path folder, int atATime) {
        this.api = api;
        this.runsPath = "/projects/" + projectUid + "/runs/";
        this.folder = folder;
        this.files = FolderUpload.imagesIn(folder);
        this.atATime = atATime;
        this.sent = atATime;
    }

    /** Sends the next ones; answers how long it took from then until the run that was begun for them had completed. */
    Duration send() throws InterruptedException {
        List<Path> few = files.subList(sent, sent + atATime);
        long start = System.nanoTime();
        new FolderUpload(api, Console.silent()).upload(DATASET, DATASET, folder, few);
        sent += atATime;
        awaitAnswered(start + PATIENCE.toNanos());
        return Duration.ofNanos(System.nanoTime() - start);
    }

    /** Pictures that arrive while a run of earlier ones is open may become part of that. */
    private void awaitAnswered(long due) throws InterruptedException {
        while (true) {
            List<RunView> runs = Pages.read(api, runsPath, Integer.MAX_VALUE).stream()
                    .map(RunView::new)
                    .toList();
            long successful = completed(runs)
                    .mapToLong(run -> run.count("successful_items"))
                    .sum();
            if (successful == answered + atATime) {
                answered = successful;
                return;
            }
            if (System.nanoTime() > due) {
                throw CliException.refused("What was sent is not tagged: "
                        + runs.stream().map(RunView::sentence).toList());
            }
            Thread.sleep(POLL.toMillis());
        }
    }

    private static Stream<RunView> completed(List<RunView> runs) {
        return runs.stream().filter(RunView::isCompleted);
    }
}
