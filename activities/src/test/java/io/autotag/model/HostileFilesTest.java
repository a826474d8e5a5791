package io.autotag.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Broken and hostile files: each is refused with a sentence that says what to do, and costs little memory. */
final class HostileFilesTest {
    private static final long MOST_BYTES = 64L << 20;
    private static final Pattern ADVICE = Pattern.compile(
            "(?i)export|upload it again|download the model again|choose the|convert|unpack|git lfs pull|take the"
                    + "|write|list one name|use a classifier");

    @TempDir
    private Path folder;

    private static Stream<Arguments> files() {
        return HostileFiles.all().entrySet().stream().map(file -> Arguments.arguments(file.getKey(), file.getValue()));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("files")
    void refusesWithASentenceThatSaysWhatToDo(String what, byte[] file) {
        Path onnx = ModelFiles.write(folder, file);
        TaggerOptions options = new TaggerOptions(64 << 20, 1 << 20, Duration.ofSeconds(20));
        Optional<String> card = Optional.of("labels: [red, green, blue]\ninput: {scale: 1/255}\n");
        long before = allocated();
        Throwable thrown = catchThrowable(() -> ModelFile.inspect(onnx, card, "model", options));
        assertThat(allocated() - before).as("bytes of heap").isLessThan(MOST_BYTES);
        assertThat(thrown).isInstanceOf(ModelException.class);
        String sentence = ((ModelException) thrown).sentence();
        assertThat(sentence).endsWith(".").hasSizeLessThan(1_100).containsPattern(ADVICE);
        assertThat(sentence).doesNotContain(folder.toString());
    }

    private static long allocated() {
        return ((ThreadMXBean) ManagementFactory.getThreadMXBean()).getCurrentThreadAllocatedBytes();
    }

    @Test
    void areManyKinds() {
        assertThat(HostileFiles.all()).hasSizeGreaterThanOrEqualTo(30);
    }

    @Test
    void leaveTheProcessAsItWas() throws ItemProblem {
        for (byte[] file : HostileFiles.all().values()) {
            Path onnx = ModelFiles.write(folder, file);
            assertThat(catchThrowable(() -> ModelFile.inspect(onnx, Optional.of("labels: [red, green, blue]\n"))))
                    .isInstanceOf(ModelException.class);
        }
        byte[] picture = PlainPicture.of(64, 64, PlainPicture.PURPLE);
        assertThat(ModelFiles.tags(folder, TinyModels.detector(), TinyModels.DETECTOR_CARD, picture))
                .hasSize(2);
    }
}
