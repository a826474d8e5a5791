package io.autotag.ops.cli.demo;

import static org.assertj.core.api.Assertions.assertThat;

import io.autotag.ops.cli.demo.Assets.Client;
import io.autotag.ops.cli.demo.Assets.Photo;
import io.autotag.ops.cli.demo.Assets.SourcePackage;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

class AssetsTest {

    private final Assets assets = Assets.load();

    private List<String> optional() {
        return assets.packages().stream()
                .filter(SourcePackage::optional)
                .map(SourcePackage::id)
                .toList();
    }

    @Test
    void showsFortyPhotosEvenWithoutTheOptionalPackages() {
        assertThat(assets.photos())
                .filteredOn(photo -> !optional().contains(photo.source()))
                .hasSizeGreaterThanOrEqualTo(40);
    }

    @Test
    void namesEveryPhotoOnce() {
        assertThat(assets.photos()).extracting(Photo::name).doesNotHaveDuplicates();
    }

    @Test
    void isHeldToAMotorcycleABusACatABoatAndAPerson() {
        assertThat(assets.photos())
                .filteredOn(photo -> assets.expectedScores().containsKey(photo.name()))
                .extracting(Photo::shows)
                .containsExactlyInAnyOrder("motorcycle", "bus", "cat", "boat", "person");
    }

    @Test
    void needsNothingButNpmAndMavenForWhatIsNotOptional() {
        assertThat(assets.packages())
                .filteredOn(source -> source.client() == Client.PIP)
                .allMatch(SourcePackage::optional);
    }

    @Test
    void runsNoScriptOfAnNpmPackage() {
        List<SourcePackage> npm = assets.packages().stream()
                .filter(source -> source.client() == Client.NPM)
                .toList();
        assertThat(PackageClient.commands(Client.NPM, npm, Path.of("folder")))
                .singleElement()
                .satisfies(command -> assertThat(command)
                        .startsWith("npm", "pack", "--ignore-scripts")
                        .contains("@vladmandic/human@3.3.6"));
    }

    @Test
    void buildsNoPythonPackage() {
        List<SourcePackage> pip = assets.packages().stream()
                .filter(source -> source.client() == Client.PIP)
                .toList();
        assertThat(PackageClient.commands(Client.PIP, pip, Path.of("folder")))
                .allSatisfy(command -> assertThat(command).contains("--no-deps", "--only-binary=:all:"));
    }
}
