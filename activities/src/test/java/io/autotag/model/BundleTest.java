package io.autotag.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import ai.onnx.proto.OnnxMl.ModelProto;
import ai.onnx.proto.OnnxMl.StringStringEntryProto;
import ai.onnx.proto.OnnxMl.TensorProto;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Zip archives with a model and what belongs to it. */
final class BundleTest {
    private static final byte[] PICTURE = PlainPicture.of(64, 64, PlainPicture.PURPLE);

    @TempDir
    private Path folder;

    private static byte[] zip(Map<String, byte[]> files) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
            for (Map.Entry<String, byte[]> file : files.entrySet()) {
                zip.putNextEntry(new ZipEntry(file.getKey()));
                zip.write(file.getValue());
            }
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
        return bytes.toByteArray();
    }

    private static byte[] text(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private ModelException refused(byte[] archive) {
        Path file = ModelFiles.write(folder, archive);
        TaggerOptions options =
                new TaggerOptions(8 << 20, 1 << 20, TaggerOptions.defaults().timeLimit());
        ModelException refusal = catchThrowableOfType(
                ModelException.class, () -> ModelFile.inspect(file, Optional.empty(), "bundle", options));
        assertThat(refusal).isNotNull();
        return refusal;
    }

    /** The detector, whose weights for the right side lie in another file. */
    private static byte[] withWeightsApart() throws IOException {
        ModelProto.Builder model = ModelProto.parseFrom(TinyModels.detector()).toBuilder();
        for (TensorProto.Builder tensor : model.getGraphBuilder().getInitializerBuilderList()) {
            if (tensor.getName().equals("bottom")) {
                tensor.clearFloatData().setDataLocation(TensorProto.DataLocation.EXTERNAL);
                tensor.addExternalData(entry("location", "model.onnx.data")).addExternalData(entry("length", "12"));
            }
        }
        return model.build().toByteArray();
    }

    private static StringStringEntryProto entry(String key, String value) {
        return StringStringEntryProto.newBuilder().setKey(key).setValue(value).build();
    }

    private static byte[] weights() {
        ByteBuffer weights = ByteBuffer.allocate(12).order(ByteOrder.LITTLE_ENDIAN);
        return weights.putFloat(64).putFloat(64).putFloat(64).array();
    }

    @Test
    void readsWeightsCardAndLabelsOutOfOneArchive() throws Exception {
        Map<String, byte[]> files = new LinkedHashMap<>();
        files.put("boats/model.onnx", withWeightsApart());
        files.put("boats/model.onnx.data", weights());
        files.put("boats/card.yaml", text("labels_file: colours.txt\ninput: {scale: 1/255, resize: stretch}\n"));
        files.put("boats/colours.txt", text("red\ngreen\nblue\n"));
        files.put("__MACOSX/boats/._model.onnx", text("nothing"));
        files.put("boats/.DS_Store", text("nothing"));
        Path archive = ModelFiles.write(folder, zip(files));
        Recognition recognition = ModelFile.inspect(archive, Optional.empty(), "harbour", TaggerOptions.defaults());
        assertThat(recognition.card().name()).isEqualTo("harbour");
        assertThat(recognition.card().labels()).containsExactly("red", "green", "blue");
        try (Tagger tagger = Tagger.open(archive, recognition.card(), TaggerOptions.defaults())) {
            assertThat(tagger.tag(PICTURE).tags())
                    .isEqualTo(ModelFiles.tags(folder, TinyModels.detector(), TinyModels.DETECTOR_CARD, PICTURE));
        }
    }

    @Test
    void leavesNothingBehind() throws IOException {
        Path archive = ModelFiles.write(folder, zip(Map.of("model.onnx", TinyModels.detector())));
        ModelFile.inspect(archive, Optional.of(TinyModels.DETECTOR_CARD), "a", TaggerOptions.defaults());
        refused(zip(Map.of("a.txt", text("a"))));
        try (Stream<Path> left = Files.list(folder)) {
            assertThat(left).allMatch(Files::isRegularFile);
        }
    }

    @Test
    void takesLabelsThatLieBesideTheModel() {
        byte[] archive = zip(Map.of(
                "model.onnx", TinyModels.detector(),
                "labels.txt", text("a\nb\nc\n"),
                "card.yml", text("input: {scale: 1/255}")));
        Path file = ModelFiles.write(folder, archive);
        assertThat(ModelFile.inspect(file, Optional.empty(), "a", TaggerOptions.defaults())
                        .card()
                        .labels())
                .containsExactly("a", "b", "c");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"../model.onnx", "/tmp/model.onnx", "a/../../model.onnx", "a\\model.onnx", "C:model.onnx", "a//b"
            })
    void neverUnpacksAFileToElsewhere(String name) {
        ModelException refusal = refused(zip(Map.of(name, TinyModels.detector())));
        assertThat(refusal.code()).isEqualTo(ModelError.FILE);
        assertThat(refusal.sentence())
                .isEqualTo("The zip archive has a file called “" + name + "”, which is no name inside of it. Pack the"
                        + " model and its files again, without folders.");
    }

    @Test
    void givesUpAnArchiveThatGrowsTooMuch() {
        ModelException refusal = refused(zip(Map.of("model.onnx", new byte[7 << 20])));
        assertThat(refusal.code()).isEqualTo(ModelError.TOO_LARGE);
        assertThat(refusal.sentence()).contains("unpacks to more than 4194304 bytes");
    }

    @Test
    void countsWhatItLeavesOutToo() {
        ModelException refusal = refused(zip(Map.of("__MACOSX/model.onnx", new byte[7 << 20])));
        assertThat(refusal.code()).isEqualTo(ModelError.TOO_LARGE);
    }

    @Test
    void refusesAnArchiveThatIsTooLargeItself() {
        byte[] archive = zip(Map.of("model.onnx", TinyModels.detector()));
        Path file = ModelFiles.write(folder, Arrays.copyOf(archive, 9 << 20));
        TaggerOptions options =
                new TaggerOptions(8 << 20, 1 << 20, TaggerOptions.defaults().timeLimit());
        assertThat(catchThrowableOfType(
                                ModelException.class, () -> ModelFile.inspect(file, Optional.empty(), "a", options))
                        .code())
                .isEqualTo(ModelError.TOO_LARGE);
    }

    @Test
    void refusesMoreFilesThanAModelHas() {
        Map<String, byte[]> files = new LinkedHashMap<>();
        for (int i = 0; i < 101; i++) {
            files.put("weights" + i + ".bin", new byte[1]);
        }
        assertThat(refused(zip(files)).sentence()).startsWith("The zip archive has more than 100 files");
    }

    @Test
    void wantsExactlyOneModel() {
        assertThat(refused(zip(Map.of("archive/data.pkl", text("pickle")))).sentence())
                .contains("holds no .onnx file", "PyTorch");
        byte[] two = zip(Map.of("a.onnx", TinyModels.detector(), "b.onnx", TinyModels.detector()));
        assertThat(refused(two).sentence()).isEqualTo("The zip archive holds 2 .onnx files: pack one model at a time.");
    }

    @Test
    void saysThatAnArchiveIsBroken() {
        byte[] whole = zip(Map.of("model.onnx", TinyModels.detector()));
        byte[] damaged = whole.clone();
        Arrays.fill(damaged, 45, 90, (byte) 0x55);
        for (byte[] broken : List.of(damaged, Arrays.copyOf(whole, 60))) {
            assertThat(refused(broken).code()).isEqualTo(ModelError.FILE);
        }
    }
}
