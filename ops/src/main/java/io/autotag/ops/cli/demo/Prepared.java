package io.autotag.ops.cli.demo;

import io.autotag.ops.cli.CliException;
import io.autotag.ops.cli.GraphImport;
import io.autotag.ops.cli.Texts;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;

/** The files of the demonstration, ready to upload: photos, the model as ONNX, its card. */
record Prepared(DemoAssets assets, Path onnx, Path card, Duration fetching, Duration importing, List<String> notes) {

    Prepared {
        notes = List.copyOf(notes);
    }

    /** Fetches and imports in the background while the product starts; what is there already is used. */
    static CompletableFuture<Prepared> inBackground(Assets table, Path folder, GraphImport graphs) {
        return CompletableFuture.supplyAsync(() -> {
            try {
                return prepare(table, folder, graphs);
            } catch (IOException e) {
                throw new UncheckedIOException("cannot prepare the demonstration in " + folder, e);
            }
        });
    }

    /** The result of the background work; its failure as it was thrown. */
    static Prepared await(CompletableFuture<Prepared> background) {
        try {
            return background.join();
        } catch (CompletionException e) {
            if (e.getCause() instanceof CliException known) {
                throw known;
            }
            throw e;
        }
    }

    String fetched() {
        String packages = Texts.count(notes.size(), "package");
        String photos = Texts.count(assets.photos().size(), "photo");
        return photos + (notes.isEmpty() ? ", here already" : " and a detector, out of " + packages);
    }

    String imported() {
        String size = Texts.bytes(onnx.toFile().length());
        return "TensorFlow.js to ONNX, " + size + (importing.isZero() ? ", here already" : "");
    }

    private static Prepared prepare(Assets table, Path folder, GraphImport graphs) throws IOException {
        List<String> notes = Collections.synchronizedList(new ArrayList<>());
        DemoAssets assets = new DemoAssets(table, folder, notes::add);
        Instant start = Instant.now();
        assets.fetch();
        Instant fetched = Instant.now();
        Path onnx = assets.modelFolder().resolve(DemoData.MODEL + ".onnx");
        boolean fresh = !Files.exists(onnx);
        if (fresh) {
            importModel(graphs, assets.modelJson(), onnx);
        }
        Duration importing = fresh ? Duration.between(fetched, Instant.now()) : Duration.ZERO;
        return new Prepared(assets, onnx, card(assets), Duration.between(start, fetched), importing, notes);
    }

    private static void importModel(GraphImport graphs, Path json, Path onnx) throws IOException {
        Path part = onnx.resolveSibling(onnx.getFileName() + ".part");
        graphs.convert(json, part);
        Files.move(part, onnx, StandardCopyOption.ATOMIC_MOVE);
    }

    private static Path card(DemoAssets assets) throws IOException {
        Path card = assets.modelFolder().resolve(DemoData.MODEL + ".yaml");
        try (InputStream text = Objects.requireNonNull(Prepared.class.getResourceAsStream(DemoData.MODEL + ".yaml"))) {
            Files.copy(text, card, StandardCopyOption.REPLACE_EXISTING);
        }
        return card;
    }
}
