package io.autotag.ops.cli.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.autotag.ops.cli.CliException;
import io.autotag.ops.cli.demo.Assets.Client;
import io.autotag.ops.cli.demo.Assets.ModelFile;
import io.autotag.ops.cli.demo.Assets.Photo;
import io.autotag.ops.cli.demo.Assets.SourcePackage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Packages that are in the cache already, so that no client is asked. */
class DemoAssetsTest {

    private static final String JSON_SHA = "4f53cda18c2baa0c0354bb5f9a3ecbe5ed12ab4d8e11ba873c2f11161202b945";

    @TempDir
    private Path folder = Path.of("");

    private final List<String> said = new ArrayList<>();

    @BeforeEach
    void cache() throws IOException {
        Files.createDirectories(folder.resolve("packages"));
        jar("photos.jar", "data/car.jpg");
        jar("model.jar", "model.json", "model.bin");
    }

    private void jar(String name, String... entries) throws IOException {
        try (ZipOutputStream zip = new ZipOutputStream(
                Files.newOutputStream(folder.resolve("packages").resolve(name)))) {
            for (String entry : entries) {
                zip.putNextEntry(new ZipEntry(entry));
                zip.write("[]".getBytes(java.nio.charset.StandardCharsets.US_ASCII));
                zip.closeEntry();
            }
        }
    }

    private DemoAssets assets(String modelSha) throws IOException {
        ModelFile json = new ModelFile("model.json", "model", "model.json", modelSha);
        ModelFile weights = new ModelFile("model.bin", "model", "model.bin", modelSha);
        Assets table = new Assets(
                List.of(cached("photos"), cached("model")),
                new Assets.Model(json, weights),
                Map.of(),
                List.of(new Photo("yellow-car.jpg", "photos", "data/car.jpg", "car")));
        return new DemoAssets(table, folder, said::add);
    }

    private SourcePackage cached(String id) throws IOException {
        String sha = Archive.sha256(folder.resolve("packages").resolve(id + ".jar"));
        return new SourcePackage(id, Client.MAVEN, "g:" + id + ":1", id + ".jar", sha, "CC0-1.0", false);
    }

    @Test
    void unpacksWhatIsCachedAndMakesTheTwoBrokenFiles() throws IOException {
        DemoAssets assets = assets(JSON_SHA);
        assets.fetch();
        assertThat(assets.photoFolder().toFile().list())
                .containsExactlyInAnyOrder("yellow-car.jpg", "truncated.jpg", "notes.jpg");
        assertThat(assets.modelJson()).hasContent("[]");
        assertThat(assets.leftOut()).isEmpty();
    }

    @Test
    void leavesAloneWhatIsThere() throws IOException {
        assets(JSON_SHA).fetch();
        said.clear();
        assets(JSON_SHA).fetch();
        assertThat(said).isEmpty();
    }

    @Test
    void refusesAModelFileOfAnotherContent() throws IOException {
        DemoAssets assets = assets("0".repeat(64));
        assertThatThrownBy(assets::fetch)
                .isInstanceOf(CliException.class)
                .hasMessageStartingWith("model.json is not the published package");
    }
}
