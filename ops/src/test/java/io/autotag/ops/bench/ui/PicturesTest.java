package io.autotag.ops.bench.ui;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PicturesTest {

    @TempDir
    private Path folder;

    @Test
    void paintsPicturesOfTheSizeThatTheItemsHaveEachAnotherOne() throws IOException {
        Pictures.paint(folder, 2);
        BufferedImage picture = ImageIO.read(folder.resolve("picture-000.jpg").toFile());
        assertThat(picture.getWidth()).isEqualTo(1920);
        assertThat(picture.getHeight()).isEqualTo(1080);
        assertThat(Files.readAllBytes(folder.resolve("picture-000.jpg")))
                .isNotEqualTo(Files.readAllBytes(folder.resolve("picture-001.jpg")));
    }
}
