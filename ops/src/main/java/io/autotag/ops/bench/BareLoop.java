package io.autotag.ops.bench;

import io.autotag.image.DecodedImage;
import io.autotag.image.ImageDecoder;
import io.autotag.image.ImageException;
import io.autotag.image.ImageLimits;
import io.autotag.image.TensorFill;
import io.autotag.ops.bench.BareModel.Caller;
import io.autotag.ops.cli.Console;
import io.autotag.ops.cli.FolderUpload;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * The fastest way through the same pictures without Temporal, PostgreSQL and a network: files in memory, the product's own
 * preparation, buffers used again. A process of its own under the worker's JVM flags; it takes a number of pictures a line
 * on standard input and answers the seconds that they took.
 */
public final class BareLoop {

    private static final int WARM_UP_ROUNDS = 3;

    private final ImageDecoder decoder = new ImageDecoder(ImageLimits.defaults());
    private final List<byte[]> pictures;

    private BareLoop(List<byte[]> pictures) {
        this.pictures = pictures;
    }

    /** Takes the workload's name, the ONNX file and the folder of photos. */
    public static void main(String[] arguments) throws IOException, InterruptedException, ExecutionException {
        Workload workload = Workload.valueOf(arguments[0]);
        Path onnx = Path.of(arguments[1]);
        List<byte[]> pictures = new ArrayList<>();
        for (Path file : FolderUpload.imagesIn(Path.of(arguments[2]))) {
            pictures.add(Files.readAllBytes(file));
        }
        new BareLoop(pictures).serve(workload, onnx);
    }

    private void serve(Workload workload, Path onnx) throws IOException, InterruptedException, ExecutionException {
        Console console = Console.standard();
        int cores = Runtime.getRuntime().availableProcessors();
        try (BareModel oneThreadEach = new BareModel(onnx, workload.input(), 1);
                BareModel allThreads = new BareModel(onnx, workload.input(), 0)) {
            double many = warmedUp(oneThreadEach, cores);
            double one = warmedUp(allThreads, 1);
            console.line("ready " + many + " " + one);
            BareModel best = many >= one ? oneThreadEach : allThreads;
            int callers = many >= one ? cores : 1;
            BufferedReader orders = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
            for (String order = orders.readLine(); order != null; order = orders.readLine()) {
                console.line("took " + seconds(best, callers, Integer.parseInt(order)));
            }
        }
    }

    /** Pictures a second once the code is compiled and the buffers are there. */
    private double warmedUp(BareModel model, int callers) throws InterruptedException, ExecutionException {
        double seconds = 0;
        for (int round = 0; round < WARM_UP_ROUNDS; round++) {
            seconds = seconds(model, callers, pictures.size());
        }
        return pictures.size() / seconds;
    }

    private double seconds(BareModel model, int callers, int count) throws InterruptedException, ExecutionException {
        AtomicInteger next = new AtomicInteger();
        ExecutorService threads = Executors.newFixedThreadPool(callers);
        long start = System.nanoTime();
        try {
            List<Future<?>> all = new ArrayList<>();
            for (int caller = 0; caller < callers; caller++) {
                all.add(threads.submit(() -> work(model, next, count)));
            }
            for (Future<?> one : all) {
                one.get();
            }
        } finally {
            threads.shutdown();
        }
        return Duration.ofNanos(System.nanoTime() - start).toMillis() / 1000.0;
    }

    private void work(BareModel model, AtomicInteger next, int count) {
        try (Caller caller = model.caller()) {
            for (int at = next.getAndIncrement(); at < count; at = next.getAndIncrement()) {
                try (DecodedImage image = decoder.decode(pictures.get(at % pictures.size()))) {
                    TensorFill.fill(image, model.spec(), caller.input());
                }
                caller.run();
            }
        } catch (ImageException e) {
            throw new IllegalStateException("the benchmark's photos are whole", e);
        }
    }
}
