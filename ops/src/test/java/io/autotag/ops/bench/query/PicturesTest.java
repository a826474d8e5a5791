package io.autotag.ops.bench.query;

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
        assertPainted(Pictures.LARGE, 1920, 1080);
    }

    @Test
    void paintsSmallOnesToo() throws IOException {
        assertPainted(Pictures.SMALL, 160, 120);
    }

    private void assertPainted(Pictures pictures, int width, int height) throws IOException {
        Path place = folder.resolve("painted");
        pictures.paint(place, 2);
        BufferedImage picture = ImageIO.read(place.resolve("picture-000000.jpg").toFile());
        assertThat(picture.getWidth()).isEqualTo(width);
        assertThat(picture.getHeight()).isEqualTo(height);
        assertThat(Files.readAllBytes(place.resolve("picture-000000.jpg")))
                .isNotEqualTo(Files.readAllBytes(place.resolve("picture-000001.jpg")));
    }
}
