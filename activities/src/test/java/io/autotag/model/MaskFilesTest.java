package io.autotag.model;

import static org.assertj.core.api.Assertions.assertThat;

import io.autotag.mask.Mask;
import java.awt.Color;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Masks through the real runtime, against the formula of their makers worked out for every pixel. */
final class MaskFilesTest {
    private static final List<Truth> TRUTHS = Truth.boxes(RowHeadFiles.WIDTH, RowHeadFiles.HEIGHT, RowHeadFiles.LABELS);
    private static final String CARD = "labels: [red, green, blue]\nkeep_above: 0.25\n";

    @TempDir
    private Path folder;

    private List<Tag> tags(byte[] file, int width, int height) throws ItemProblem {
        Path onnx = ModelFiles.write(folder, file);
        ModelCard card = ModelFile.inspect(onnx, Optional.of(CARD)).card();
        assertThat(card.head()).isEqualTo(Head.YOLO_SEG);
        try (Tagger tagger = Tagger.open(onnx, card, TaggerOptions.defaults())) {
            return tagger.tag(PlainPicture.of(width, height, Color.GRAY)).tags();
        }
    }

    /** In letterboxes with grey above and below, and at the sides. */
    @ParameterizedTest
    @ValueSource(ints = {300, 900})
    void masksAreThePixelsThatTheFormulaGives(int height) throws ItemProblem {
        for (byte[] file : List.of(SegFiles.inColumns(TRUTHS), SegFiles.inRows(TRUTHS))) {
            List<Tag> tags = tags(file, 800, height);
            assertThat(tags).filteredOn(tag -> tag.mask() != null).hasSizeGreaterThan(3);
            for (Tag tag : tags) {
                PixelMask expected = PixelMask.of(truth(tag), box(tag), 800, height);
                Optional<PixelMask> found =
                        Optional.ofNullable(tag.mask()).map(mask -> PixelMask.of(mask.over(800, height)));
                assertThat(found.isPresent()).isEqualTo(expected.area() > 0);
                found.ifPresent(
                        mask -> assertThat(mask.differences(expected)).isLessThanOrEqualTo(expected.area() / 1_000));
            }
        }
    }

    @Test
    void masksOfLargeBoxesAreToldInCoarserCellsAndStayAlike() throws ItemProblem {
        for (Tag tag : tags(SegFiles.inColumns(TRUTHS), 4_000, 3_000).subList(0, 3)) {
            Mask mask = Optional.ofNullable(tag.mask()).orElseThrow();
            assertThat(mask.step()).isBetween(2, 3);
            assertThat(Math.max(mask.width(), mask.height())).isBetween(100, MaskGrid.MOST_CELLS);
            assertThat(mask.toBytes()).hasSizeLessThan(1_500);
            PixelMask expected = PixelMask.of(truth(tag), box(tag), 4_000, 3_000);
            assertThat(PixelMask.of(mask.over(4_000, 3_000)).overlap(expected)).isGreaterThan(0.97);
        }
    }

    @Test
    void equalPicturesGetEqualMasks() throws ItemProblem {
        byte[] file = SegFiles.inRows(TRUTHS);
        assertThat(tags(file, 640, 480)).isEqualTo(tags(file, 640, 480));
    }

    private static Truth truth(Tag tag) {
        return TRUTHS.stream()
                .filter(truth -> Math.abs(truth.p() - tag.confidence()) < 1e-3)
                .findFirst()
                .orElseThrow();
    }

    private static Box box(Tag tag) {
        return Optional.ofNullable(tag.box()).orElseThrow();
    }
}
