package io.autotag.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.awt.Color;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Every head of boxes, as a file that is built from its documented layout and read through the real runtime. */
final class HeadFilesTest {
    private static final List<String> LABELS = List.of("red", "green", "blue");
    private static final List<Truth> TRUTHS = Truth.boxes(RowHeadFiles.WIDTH, RowHeadFiles.HEIGHT, RowHeadFiles.LABELS);

    @TempDir
    private Path folder;

    private static Stream<Arguments> files() {
        return Stream.of(
                arguments(Head.YOLO_V8, RowHeadFiles.yoloV8(TRUTHS, false)),
                arguments(Head.YOLO_V8, RowHeadFiles.yoloV8(TRUTHS, true)),
                arguments(Head.YOLO_END2END, RowHeadFiles.yoloEnd2End(TRUTHS)),
                arguments(Head.YOLO_SEG, SegFiles.inRows(TRUTHS)),
                arguments(Head.YOLO_SEG, SegFiles.inColumns(TRUTHS)),
                arguments(Head.YOLO_V5, RowHeadFiles.yoloV5(TRUTHS, false)),
                arguments(Head.YOLO_V5, RowHeadFiles.yoloV5(TRUTHS, true)),
                arguments(Head.YOLOX, RowHeadFiles.yolox(TRUTHS, false)),
                arguments(Head.YOLOX, RowHeadFiles.yolox(TRUTHS, true)),
                arguments(Head.YOLO_V7_END2END, RowHeadFiles.yoloV7End2End(TRUTHS)),
                arguments(Head.RTDETR, RowHeadFiles.rtdetr(TRUTHS, true)),
                arguments(Head.RTDETR, RowHeadFiles.rtdetr(TRUTHS, false)),
                arguments(Head.FASTESTDET, RowHeadFiles.fastestDet(TRUTHS)),
                arguments(Head.NANODET, NanoDetFiles.apart(TRUTHS)),
                arguments(Head.NANODET, NanoDetFiles.plus(TRUTHS)),
                arguments(Head.SSD, SetHeadFiles.tensorFlow(TRUTHS)),
                arguments(Head.SSD, SetHeadFiles.ssdCorners(TRUTHS)),
                arguments(Head.SSD_RAW_OFFSETS, SetHeadFiles.ssdOffsets(TRUTHS)),
                arguments(Head.TORCHVISION, SetHeadFiles.torchvision(TRUTHS)),
                arguments(Head.DETR, SetHeadFiles.detr(TRUTHS, true)),
                arguments(Head.DETR, SetHeadFiles.detr(TRUTHS, false)),
                arguments(Head.DETR_RAW, SetHeadFiles.detrRaw(TRUTHS, true)),
                arguments(Head.DETR_RAW, SetHeadFiles.detrRaw(TRUTHS, false)),
                arguments(Head.PADDLE, SetHeadFiles.paddle(TRUTHS)));
    }

    /** Nothing but labels and preparation is given; the picture is twice as wide and three times as high as the tensor. */
    @ParameterizedTest
    @MethodSource("files")
    void findsTheBoxesThatWereWritten(Head head, byte[] file) throws ItemProblem {
        String card = "labels: [red, green, blue]\ninput: {scale: 1/255, resize: stretch}\nkeep_above: 0.25\n";
        Path onnx = ModelFiles.write(folder, file);
        ModelCard complete = ModelFile.inspect(onnx, Optional.of(card)).card();
        assertThat(complete.head()).isEqualTo(head);
        try (Tagger tagger = Tagger.open(onnx, complete, TaggerOptions.defaults())) {
            byte[] picture = PlainPicture.of(2 * RowHeadFiles.WIDTH, 3 * RowHeadFiles.HEIGHT, Color.GRAY);
            List<Tag> tags = tagger.tag(picture).tags();
            assertThat(tags).hasSameSizeAs(TRUTHS);
            List<Truth> surestFirst = TRUTHS.stream()
                    .sorted(Comparator.comparing(Truth::p).reversed())
                    .toList();
            for (int i = 0; i < tags.size(); i++) {
                assertSame(tags.get(i), surestFirst.get(i));
            }
        }
    }

    private static void assertSame(Tag tag, Truth truth) {
        Box box = tag.box();
        assertThat(box).isNotNull();
        assertThat(tag.label()).isEqualTo(LABELS.get(truth.label()));
        assertThat((double) tag.confidence()).isCloseTo(truth.p(), within(1e-3));
        assertThat((double) box.x()).isCloseTo(truth.x1() * 2, within(0.5));
        assertThat((double) box.y()).isCloseTo(truth.y1() * 3, within(0.5));
        assertThat((double) box.right()).isCloseTo(truth.x2() * 2, within(0.5));
        assertThat((double) box.bottom()).isCloseTo(truth.y2() * 3, within(0.5));
    }
}
